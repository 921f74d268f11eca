# Every value that bash offers for options that look at their value at once is one that they take:
# all of them in one command line, before an option that there is not.
source /dev/stdin <<<"$(entente completion bash)"
while read -r command options; do
    given=()
    for option in $options; do
        COMP_WORDS=(entente "$command" "$option" '')
        COMP_CWORD=3
        _entente
        [ "${#COMPREPLY[@]}" -gt 0 ] || echo "nothing is offered for $command $option"
        for value in "${COMPREPLY[@]}"; do
            given+=("$option" "$value")
        done
    done
    entente "$command" "${given[@]}" --none 2>&1 | sed -n 1p
done <<'END'
rank --ties --parallel --format --color
draw --layout --theme --step --labels
check --format --rule
END
# Where "=" parts no words, what stands before the value is a part of what is offered.
COMP_WORDS=(entente rank --by=degree,betw)
COMP_CWORD=2
_entente
echo "${COMPREPLY[*]}"
