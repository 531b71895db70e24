# What the build is made with, in one place. Sourced by scripts/env.sh and scripts/setup.sh.
# A change here builds the tools afresh beside the old ones, so an older checkout keeps working.

TRUNK_VERSION=0.21.14        # 0.22 needs a newer rustc than the one the crate asks for
WASM_BINDGEN_VERSION=0.2.130 # must equal the wasm-bindgen pin in Cargo.toml
WASM_SPLIT_VERSION=0.2.4      # cuts the page into parts; goes with wasm_split_helpers in Cargo.toml
BINARYEN_VERSION=132         # wasm-opt, from npm: distributions ship one too old for current wasm
CARGO_DENY_VERSION=0.20.2
CARGO_MUTANTS_VERSION=27.1.0 # for make mutants only
GECKODRIVER_VERSION=0.37.1
DUCKDB_VERSION=1.4.5         # both from PyPI, for running the exported SQL
PYSPARK_VERSION=4.0.5        # runs on Java 17 and 21
SKLEARN_VERSION=1.7.2        # from PyPI, for make bench only
SCIPY_VERSION=1.17.1         # from PyPI, for comparing plans of hires with HiGHS

RUST_MINIMUM=1.95            # must equal rust-version in Cargo.toml
NODE_MINIMUM=20           # what playwright-core asks for
