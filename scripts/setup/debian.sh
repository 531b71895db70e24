# Debian packages: listed before they are installed, and only those that are missing.

has_package() { [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]; }

# The first of NAME|NAME|... that this release has, or the last.
known_package() {
  local names name
  IFS='|' read -ra names <<<"$1"
  for name in "${names[@]}"; do ! apt-cache show "$name" >/dev/null 2>&1 || break; done
  echo "$name"
}

# install_packages NAME...: installs what is missing, as root or through sudo without a password;
# where neither is to be had it says the command a person can run. A NAME|OTHER is the first of the two that this
# release has.
install_packages() {
  local missing=() known=() name sudo=()
  for name in "$@"; do has_package "$name" || missing+=("$name"); done
  [ ${#missing[@]} -eq 0 ] && return 0
  if [ "$(id -u)" -ne 0 ]; then
    if ! sudo -n true 2>/dev/null; then
      fail "These Debian packages are missing and this user may not install them. Run: sudo apt-get install -y --no-install-recommends ${missing[*]%%|*}"
    fi
    sudo=(sudo -n)
  fi
  say "Installing Debian packages (the only thing put outside $LOUDOU_TOOLS_ROOT): ${missing[*]}"
  timed "package-lists" "${sudo[@]}" apt-get update
  for name in "${missing[@]}"; do known+=("$(known_package "$name")"); done
  timed "debian-packages" "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y --no-install-recommends "${known[@]}"
}

is_debian() { command -v apt-get >/dev/null 2>&1 && command -v dpkg-query >/dev/null 2>&1; }
