/** @file How large an element is, from when it stands on. */

import { useCallback, useState } from "react";

/**
 * @returns {[{ width: number, height: number } | undefined, (element: HTMLElement | null) => void]} in CSS
 *   pixels; undefined while there is no room at all
 */
export function useSize() {
  const [size, setSize] = useState(
    /** @type {{ width: number, height: number } | undefined} */ (undefined),
  );
  const ref = useCallback((element) => {
    if (element === null) return;
    const observer = new ResizeObserver(([{ contentRect }]) => {
      const { width, height } = contentRect;
      setSize(width > 0 && height > 0 ? { width, height } : undefined);
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [size, ref];
}
