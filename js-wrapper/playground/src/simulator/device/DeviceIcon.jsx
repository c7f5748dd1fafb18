/** @file A sign for each kind of device; its name stands beside it. */

const SHAPES = {
  browser: "M2 3h12v10H2zM2 6h12",
  phone: "M5 1.8h6v12.4H5zM7.4 12.2h1.2",
  tv: "M1.8 3h12.4v8H1.8zM5 13.5h6",
  support: "M3 9V8a5 5 0 0 1 10 0v1M3 9h2v3.5H3zM11 9h2v3.5h-2z",
};

/** @param {{ kind: keyof typeof SHAPES }} props */
export const DeviceIcon = ({ kind }) => (
  <svg
    viewBox="0 0 16 16"
    width="1.25em"
    height="1.25em"
    fill="none"
    stroke="currentColor"
    strokeWidth="1.4"
    strokeLinejoin="round"
    aria-hidden="true"
  >
    <path d={SHAPES[kind]} />
  </svg>
);
