namespace Utws.Api.Commands.Completion;

/// <summary>
/// Scripts that have a shell ask the program for what can come next, with the directive <c>[suggest:POSITION]</c> of System.CommandLine
/// and the line behind the program's name. Options are proposed to who has begun one, or where nothing else can come.
/// </summary>
internal static class CompletionScript
{
    // What the scripts have in the place of options and commands that take files.
    private const string OptionsPlace = "@options@";
    private const string CommandsPlace = "@commands@";

    private const string Bash = """
        # To have it in every shell: utws completion bash > /etc/bash_completion.d/utws
        _utws() {
            local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]}
            local line=${COMP_LINE:0:COMP_POINT} rest found plain joined='' IFS=$'\n'
            COMPREPLY=()
            # What stands behind an equals sign is a word of its own here.
            if [[ $word == = ]]; then
                word='' joined=yes
            elif [[ $before == = ]]; then
                joined=yes before=${COMP_WORDS[COMP_CWORD - 2]}
            fi
            # Left empty, it is files: see "complete" below.
            case " @options@ " in *" $before "*) return ;; esac
            rest=${line#"${line%%[![:space:]]*}"}
            rest=${rest#*[[:space:]]}
            [[ -z $joined ]] || rest="${rest%"=$word"} $word"
            found=$("${COMP_WORDS[0]}" "[suggest:${#rest}]" "$rest" 2> /dev/null) || return
            if [[ $word == -* ]]; then
                COMPREPLY=($(compgen -W "$found" -- "$word"))
                return
            fi
            plain=$(grep -v '^-' <<< "$found")
            COMPREPLY=($(compgen -W "$plain" -- "$word"))
            [[ ${#COMPREPLY[@]} == 0 && -z $word ]] || return
            case "${COMP_WORDS[1]} ${COMP_WORDS[2]} " in @commands@) return ;; esac
            COMPREPLY=($(compgen -W "$found" -- "$word"))
        }
        complete -o default -F _utws utws
        """;

    private const string Zsh = """
        # To have it in every shell: add the line  source <(utws completion zsh)  to ~/.zshrc, behind compinit.
        _utws() {
            local rest="${(j: :)words[2,CURRENT]}" before="${words[CURRENT-1]}"
            local -a found plain
            if [[ " @options@ " == *" $before "* ]]; then
                _files
                return
            fi
            found=("${(@f)$("${(Q)words[1]}" "[suggest:${#rest}]" "$rest" 2> /dev/null)}")
            plain=(${found:#-*})
            if [[ $PREFIX == -* ]]; then
                compadd -a found
                return
            elif (( $#plain )); then
                compadd -a plain
                return
            fi
            case "${words[2]} ${words[3]} " in
                @commands@) _files ;;
                *) compadd -a found ;;
            esac
        }
        compdef _utws utws
        """;

    private const string Fish = """
        # To have it in every shell: utws completion fish > ~/.config/fish/completions/utws.fish
        function __utws_takes_files
            set -l words (commandline -opc)
            if contains -- $words[-1] @options@
                return 0
            end
            string match -q -r '^(@commands@)' -- "$words[2] $words[3] "
        end
        function __utws_next
            set -l words (commandline -opc)
            set -l current (commandline -ct)
            set -l rest (string join ' ' -- $words[2..-1] $current)
            set -l found (command $words[1] "[suggest:"(string length -- "$rest")"]" "$rest" 2> /dev/null)
            set -l plain (string match -v -- '-*' $found)
            if string match -q -- '-*' "$current"
                printf '%s\n' $found
            else if test -n "$plain"
                printf '%s\n' $plain
            else if not __utws_takes_files
                printf '%s\n' $found
            end
        end
        complete -c utws -f -a '(__utws_next)'
        complete -c utws -F -n __utws_takes_files
        """;

    private const string Pwsh = """
        # To have it in every shell: utws completion pwsh >> $PROFILE
        Register-ArgumentCompleter -Native -CommandName utws -ScriptBlock {
            param($word, $ast, $cursor)
            $words = @($ast.CommandElements | ForEach-Object { $_.Extent.Text })
            $rest = (@($words | Select-Object -Skip 1) -join ' ')
            if ($word -eq '') { $rest += ' ' }
            $before = if ($word -eq '') { $words[-1] } else { $words[-2] }
            # Nothing proposed, PowerShell proposes files.
            if ('@options@'.Split(' ') -contains $before) { return }
            $found = @(& $words[0] "[suggest:$($rest.Length)]" $rest 2> $null)
            $plain = @($found | Where-Object { -not $_.StartsWith('-') })
            if (-not $word.StartsWith('-')) {
                if ($plain.Count -gt 0) { $found = $plain }
                elseif ("$($words[1]) $($words[2]) " -match '^(@commands@)') { return }
            }
            $found | Where-Object { $_.StartsWith($word) } | ForEach-Object { [System.Management.Automation.CompletionResult]::new($_) }
        }
        """;

    /// <summary>The script of a shell, with line feeds.</summary>
    public static string Of(Shell shell, FilePlaces files)
    {
        string script = shell switch
        {
            Shell.Bash => Bash,
            Shell.Zsh => Zsh,
            Shell.Fish => Fish,
            _ => Pwsh,
        };
        bool hasPatterns = shell is Shell.Bash or Shell.Zsh;
        return script
            .Replace(OptionsPlace, string.Join(' ', files.Options), StringComparison.Ordinal)
            .Replace(CommandsPlace, string.Join('|', files.Commands.Select(c => hasPatterns ? $"\"{c} \"*" : c + " ")), StringComparison.Ordinal)
            .ReplaceLineEndings("\n") + "\n";
    }
}
