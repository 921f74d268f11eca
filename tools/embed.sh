#!/bin/sh
# embed.sh HEADER NAME=FILE...: C source on standard output that holds each file as a `struct asset` (HEADER declares
# them), with its SHA-256 in base64, as a Content-Security-Policy names it. Takes what POSIX has, and whichever
# of sha256sum, shasum and openssl is there.
set -eu

sha256() {
    if command -v sha256sum >/dev/null; then
        sha256sum <"$1"
    elif command -v shasum >/dev/null; then
        shasum -a 256 <"$1"
    else
        openssl dgst -sha256 -r <"$1"
    fi
}

# Hexadecimal digits to base64, three bytes or six digits at a time.
base64_of() {
    awk -v hex="$1" 'BEGIN {
        signs = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
        for (i = 1; i <= length(hex); i += 6) {
            part = substr(hex, i, 6)
            bytes = length(part) / 2
            number = 0
            for (j = 1; j <= 6; j++)
                number = number * 16 + index("0123456789abcdef", substr(part "000000", j, 1)) - 1
            for (j = 3; j >= 0; j--)
                printf "%s", (3 - j > bytes ? "=" : substr(signs, int(number / 64 ^ j) % 64 + 1, 1))
        }
    }'
}

echo '/* Made by tools/embed.sh: edit the files that are embedded here. */'
printf '#include "%s"\n' "$1"
shift
for pair; do
    name=${pair%%=*} file=${pair#*=}
    sum=$(sha256 "$file")
    sum=${sum%% *}
    [ "${#sum}" -eq 64 ] || { echo "embed.sh: no SHA-256 of $file" >&2; exit 1; }
    echo
    echo "static const unsigned char ${name}_bytes[] = {"
    od -An -v -tu1 "$file" | sed 's/[0-9][0-9]*/&,/g'
    echo '0};'
    echo
    echo "const struct asset $name = {(const char *)${name}_bytes, sizeof ${name}_bytes - 1,"
    echo "    \"$(base64_of "$sum")\"};"
done
