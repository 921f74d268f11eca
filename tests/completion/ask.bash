# What bash offers for each line of standard input, by its completion SCRIPT: bash ask.bash SCRIPT.
# A line is split as readline does it: at "=", too.
source "$1"
while read -r line; do
    line=${line%% =>*}
    COMP_WORDS=(${line//=/ = })
    COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
    _entente
    found=("${COMPREPLY[@]##*[/=,]}")
    [ "${#found[@]}" -lt 2 ] || found=($(printf '%s\n' "${found[@]}" | sort))
    echo "$line => ${found[*]}"
done
