# What fish offers for each line of standard input, by its completion SCRIPT: fish ask.fish SCRIPT.
source $argv[1]
while read line
    set line (string replace -r ' =>.*' '' -- $line)
    set found (complete -C $line | string replace -r '\t.*' '' | string replace -r '.*[/=,]' '')
    if test (count $found) -gt 1
        set found (printf '%s\n' $found | sort)
    end
    echo "$line => $found"
end
