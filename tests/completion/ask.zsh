# What zsh offers for each line of standard input: zsh ask.zsh FOLDER, where FOLDER has _entente.
# A shell in a pseudo-terminal completes, and its compadd writes down what it is given.
zmodload zsh/zpty zsh/zselect zsh/mapfile
found=$1/found
send() { zpty -w shell $1 }
zpty shell zsh -f -i
send "PROMPT=; fpath=($1 \$fpath); autoload -Uz compinit; compinit -u -D"
send "compadd() { local -a some; builtin compadd -O some \"\$@\"; print -rl -- \$some >>$found; builtin compadd \"\$@\" }"
send "once() { zle complete-word; zle kill-whole-line; print end >>$found }; zle -N once; bindkey '^I' once"
while read -r line; do
  line=${line%% =>*}
  : >$found
  zpty -w -n shell $line$'\t'
  for ((i = 0; i < 1000; i++)); do
    [[ $mapfile[$found] == *$'end\n' ]] && break
    zselect -t 1
    while zpty -r -t shell echoed; do :; done
  done
  offered=(${(f)mapfile[$found]})
  print -r -- "$line =>" ${(ou)offered:#(end|graphs)}
done
zpty -d shell
