# Sourced by ./run and ./test: PostgreSQL server binaries of Debian and Ubuntu.

has_postgres() {
    local server
    for server in /usr/lib/postgresql/*/bin/postgres $(command -v postgres || true); do
        [[ -x $server && $("$server" --version | grep -oE '[0-9]+' | head -n 1) -ge 15 ]] && return 0
    done
    return 1
}

# Root needs nothing; everybody else is asked for their password, after reading what for.
as_root() {
    if ((EUID == 0)); then "$@"; return; fi
    command -v sudo >/dev/null || { echo "Installing needs root and there is no sudo: run as root once: $*" >&2; return 1; }
    sudo "$@"
}

install_postgres() {
    has_postgres && return 0
    command -v apt-get >/dev/null || { echo "PostgreSQL 15 or later is not installed, and this is neither Debian nor Ubuntu: install its server, or use --edition containers." >&2; return 1; }
    echo "Installing the PostgreSQL server from the system's packages ($( ((EUID == 0)) || echo 'with sudo, ')without a database of its own on port 5432)."
    # Before the package comes: otherwise it creates and starts a cluster that nobody asked for.
    as_root mkdir -p /etc/postgresql-common
    if ! grep -qs '^create_main_cluster *= *false' /etc/postgresql-common/createcluster.conf; then
        echo 'create_main_cluster = false' | as_root tee -a /etc/postgresql-common/createcluster.conf >/dev/null
    fi
    as_root apt-get update -qq
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq -o Dpkg::Options::=--force-confold postgresql >/dev/null
    has_postgres || { echo "The system's PostgreSQL is older than 15: install a later one, or use --edition containers." >&2; return 1; }
}
