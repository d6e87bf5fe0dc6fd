//! The program: everything is in the library.

use reelmill::cli::{self, Exit};

fn main() -> Exit {
    cli::main()
}
