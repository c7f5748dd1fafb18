//! Prints every generated file as one JSON object: from a path in the repository to its text.

fn main() {
    let files = testkit::generated::files();
    println!("{}", serde_json::json!(files));
}
