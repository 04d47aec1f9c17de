package register.commands.completion;

import java.util.List;

/// A shell, with the form of its scripts.
public enum Shell {
    bash {
        @Override
        public String script(List<CompletionPoint> places) {
            return new BashScript(places).text();
        }
    },
    zsh {
        @Override
        public String script(List<CompletionPoint> places) {
            return new ZshScript(places).text();
        }
    },
    fish {
        @Override
        public String script(List<CompletionPoint> places) {
            return new FishScript(places).text();
        }
    };

    /// A script that completes the program wherever it is installed.
    public abstract String script(List<CompletionPoint> places);
}
