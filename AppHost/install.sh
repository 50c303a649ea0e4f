# Sourced by ./run and ./test: what the platform needs from the packages of Debian and Ubuntu.

# Root needs nothing; everybody else is asked for their password, after reading what for.
as_root() {
    if ((EUID == 0)); then "$@"; return; fi
    command -v sudo >/dev/null || { echo "Installing needs root and there is no sudo: run as root once: $*" >&2; return 1; }
    sudo "$@"
}

# install_packages WHAT PACKAGE...: says what it does, installs, and lets no package start a service of its own.
install_packages() {
    local what=$1 policy=/usr/sbin/policy-rc.d own_policy=''
    shift
    command -v apt-get >/dev/null || { echo "$what is missing, and this is neither Debian nor Ubuntu: install it ($*)." >&2; return 1; }
    echo "Installing $what from the system's packages$( ((EUID == 0)) || echo ', with sudo'): $*"
    if [[ ! -e $policy ]]; then
        own_policy=yes
        printf '#!/bin/sh\nexit 101\n' | as_root tee "$policy" >/dev/null
        as_root chmod +x "$policy"
    fi
    local code=0
    { as_root apt-get update -qq &&
        as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends -o Dpkg::Options::=--force-confold "$@" >/dev/null; } || code=$?
    [[ -z $own_policy ]] || as_root rm -f "$policy"
    ((code == 0)) || echo "Installing $what failed: try 'apt-get install $*' yourself to see why." >&2
    return $code
}

has_postgres() {
    local server
    for server in /usr/lib/postgresql/*/bin/postgres $(command -v postgres || true); do
        [[ -x $server && $("$server" --version | grep -oE '[0-9]+' | head -n 1) -ge 15 ]] && return 0
    done
    return 1
}

install_postgres() {
    has_postgres && return 0
    # Before the package comes: otherwise it creates a database cluster on port 5432 that nobody asked for.
    local settings=/etc/postgresql-common/createcluster.conf
    if ! grep -qs '^create_main_cluster *= *false' $settings; then
        as_root mkdir -p /etc/postgresql-common
        echo 'create_main_cluster = false' | as_root tee -a $settings >/dev/null
    fi
    install_packages "the PostgreSQL server" postgresql || return 1
    has_postgres || { echo "The system's PostgreSQL is older than 15: install a later one, or use --edition containers." >&2; return 1; }
}
