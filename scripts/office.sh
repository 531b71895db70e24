#!/usr/bin/env bash
# Computes the formulas of an exported workbook with LibreOffice and compares them with the app (tests/office.rs; under a
# minute). Where LibreOffice is missing and cannot be installed it says so and ends with 77.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"
for part in common debian; do . "$LOUDOU_ROOT/scripts/setup/$part.sh"; done
cd "$LOUDOU_ROOT"

office() { first_command soffice libreoffice; }

if ! office >/dev/null && is_debian; then
  # About 90 MB, 40 s, once.
  (install_packages libreoffice-calc-nogui) || true
fi
if ! office >/dev/null; then
  printf '%s\n' "NOT CHECKED: the formulas of exported workbooks. LibreOffice is missing; on Debian:" \
    "  sudo apt-get install -y --no-install-recommends libreoffice-calc-nogui" >&2
  exit 77
fi
LOUDOU_OFFICE=$(office) cargo test --locked --no-default-features --test office -- --ignored
