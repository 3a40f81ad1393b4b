/** The scripts that shells complete by. Each asks the command itself, a line for each word: the word, a tab, what it is. */
export const scripts: Readonly<Record<string, string>> = {
  bash: `_stytch_fetch() {
  local IFS=$'\\n' line
  COMPREPLY=()
  while read -r line; do COMPREPLY+=("\${line%%$'\\t'*}"); done < <(
    stytch-fetch completion words -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null
  )
}
complete -o default -F _stytch_fetch stytch-fetch`,
  zsh: `_stytch_fetch() {
  local -a found
  found=("\${(@f)$(stytch-fetch completion words -- "\${(@)words[2,CURRENT]}" 2>/dev/null | sed -e 's/:/\\\\:/g' -e 's/\\t/:/')}")
  if [[ -n "$found[1]" ]]; then _describe stytch-fetch found; else _files; fi
}
(( $+functions[compdef] )) || { autoload -Uz compinit && compinit }
compdef _stytch_fetch stytch-fetch`,
  fish: `function __stytch_fetch_words
  set -l typed (commandline -opc)
  set -l words (stytch-fetch completion words -- $typed[2..-1] (commandline -ct) 2>/dev/null)
  if test (count $words) -gt 0
    printf '%s\\n' $words
  else
    __fish_complete_path (commandline -ct)
  end
end
complete -c stytch-fetch -f -a '(__stytch_fetch_words)'`,
};
