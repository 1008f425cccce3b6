// The scripts: each hands the line to this program and shows what it answers, in the shell's own way.

enum CompletionScript {
  /// Bash cuts words at `=` and `:` and replaces the last piece alone, so the pieces before it are taken off.
  static let bash = #"""
    # bash completion of invite-ledger
    _invite_ledger() {
      local line=${COMP_LINE:0:COMP_POINT} typed head word
      typed=${line##* }
      head=${typed%"${typed##*[=:]}"}
      COMPREPLY=()
      while IFS=$'\t' read -r word _; do
        COMPREPLY+=("${word#"$head"}")
      done < <("${COMP_WORDS[0]}" completions words "$line" 2>/dev/null)
      if [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *= ]]; then compopt -o nospace; fi
    }
    complete -o default -F _invite_ledger invite-ledger
    """#

  static let zsh = #"""
    #compdef invite-ledger
    # zsh completion of invite-ledger
    _invite_ledger() {
      local -a open open_texts whole whole_texts
      local word text
      while IFS=$'\t' read -r word text; do
        if [[ $word == *= ]]; then
          open+=("$word") open_texts+=("$word  $text")
        else
          whole+=("$word") whole_texts+=("$word  $text")
        fi
      done < <("${words[1]}" completions words "${(j: :)words[1,CURRENT-1]} $PREFIX" 2>/dev/null)
      (( $#open + $#whole )) || { _files; return }
      (( $#whole )) && compadd -Q -l -d whole_texts -a whole
      (( $#open )) && compadd -Q -S '' -l -d open_texts -a open
      return 0
    }
    if [[ $zsh_eval_context[-1] == loadautofunc ]]; then _invite_ledger "$@"; else compdef _invite_ledger invite-ledger; fi
    """#

  static let fish = #"""
    # fish completion of invite-ledger
    function __invite_ledger_words
      set -l words (commandline -opc)
      $words[1] completions words (commandline -cp) 2>/dev/null
    end
    complete -c invite-ledger -k -a '(__invite_ledger_words)'
    """#
}
