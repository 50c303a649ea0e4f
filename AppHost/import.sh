# Brings a file of another system's records to the running platform, by its public API, and follows the import. Sourced by ./run.

import_usage() {
    cat <<'TEXT'
Usage: ./run --import FILE --date-order ymd|dmy|mdy --zone ZONE [--timers-from INSTANT] [--check] [--api URL] [--token TOKEN | --email E]

  FILE             CSV, packed by gzip or not: one row per past incident, or per change of one. Columns are found by their names.
  --date-order O   in which order dates are written; it is never guessed.
  --zone Z         zone of times without an offset, such as Asia/Jakarta.
  --timers-from I  escalate what is open from this instant on, such as 2026-12-01T00:00:00Z. Default: never by what was imported.
  --check          only say what would be left out.
  --api URL        where the API is. Default: http://localhost:5081.
  --token T        a personal access token of an administrator; or --email E, and the password is asked.
                   Default: INCIDENT_PLATFORM_TOKEN.
TEXT
}

# The first value of a field of a flat JSON object; good enough for names that stand once.
json_field() { sed -n "s/.*\"$1\":\"\{0,1\}\([^\",}]*\).*/\1/p" | head -n 1; }

import_file() {
    local file='' order='' zone='' timers='' check='' api=http://localhost:5081 token=${INCIDENT_PLATFORM_TOKEN:-} email=''
    while (($#)); do
        case $1 in
            --help | -h) import_usage; return 0 ;;
            --import) file=${2-}; shift ;;
            --date-order)
                case ${2-} in
                    ymd) order=YearMonthDay ;; dmy) order=DayMonthYear ;; mdy) order=MonthDayYear ;;
                    *) fail "--date-order is ymd, dmy or mdy." ;;
                esac
                shift ;;
            --zone) zone=${2-}; shift ;;
            --timers-from) timers=${2-}; shift ;;
            --check) check=yes ;;
            --api) api=${2-}; shift ;;
            --token) token=${2-}; shift ;;
            --email) email=${2-}; shift ;;
            *) fail "There is no option '$1': see ./run --import --help." ;;
        esac
        shift
    done
    [[ -n $file && -n $order && -n $zone ]] || { import_usage >&2; return 1; }
    [[ -r $file ]] || fail "There is no file '$file'."
    command -v curl >/dev/null || fail "curl is not installed."

    if [[ -z $token && -n $email ]]; then
        local password
        read -r -s -p "Password of $email: " password && echo
        # Through a pipe: arguments can be read by everybody on the machine.
        token=$(printf '{"email":"%s","password":"%s"}' "$email" "${password//\"/\\\"}" |
            curl -sS -H 'Content-Type: application/json' --data-binary @- "$api/api/v1/auth/sign-in" | json_field accessToken)
        [[ -n $token ]] || fail "Signing in failed."
    fi
    [[ -n $token ]] || fail "Give --token or --email: see ./run --import --help."

    local header answer id
    header=$(mktemp)
    # shellcheck disable=SC2064
    trap "rm -f '$header'" RETURN
    chmod 600 "$header"
    printf 'header = "Authorization: Bearer %s"\n' "$token" >"$header"
    answer=$(curl -sS -K "$header" -X POST -H 'Content-Type: application/octet-stream' -H "X-File-Name: $(basename "$file")" -T "$file" \
        "$api/api/v1/imports/incidents?dateOrder=$order&zone=${zone//\//%2F}${timers:+&timersFrom=${timers//:/%3A}}$([[ -n $check ]] || echo '&start=true')")
    id=$(json_field id <<<"$answer")
    [[ -n $id && $answer == *'"legalMoves"'* ]] || fail "The file was not taken: $answer"
    if [[ -n $check ]]; then curl -sS -K "$header" -X POST -o /dev/null "$api/api/v1/imports/$id/check"; fi

    local state=Running
    while [[ $state == Running || $state == Checking ]]; do
        sleep 1
        answer=$(curl -sS -K "$header" "$api/api/v1/imports/$id")
        state=$(sed -n 's/.*"state":"\([A-Za-z]*\)","legalMoves".*/\1/p' <<<"$answer")
        echo "$state: $(json_field rowsDone <<<"$answer") of $(sed -n 's/.*"rows":\([0-9]*\),"rowsDone".*/\1/p' <<<"$answer") rows, $(sed -n 's/.*"incidents":\([0-9]*\),"lines".*/\1/p' <<<"$answer") incidents, $(sed -n 's/.*"refused":\([0-9]*\),"noted".*/\1/p' <<<"$answer") left out"
    done
    echo "$api/api/v1/imports/$id"
    [[ $state == Done || $state == Checked ]]
}
