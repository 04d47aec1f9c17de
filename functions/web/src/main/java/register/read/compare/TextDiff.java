package register.read.compare;

import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The words added to and removed from a text, by Myers' shortest edit script in linear space.
final class TextDiff {
    /// Longer texts are shown as entirely replaced: the time grows with the product of both lengths.
    private static final int MOST_WORDS = 2000;
    /// If less than this share of the longer text is unchanged, a word-by-word comparison would only confuse.
    private static final double ALIKE = 0.35;

    private static final Pattern WORD =
            Pattern.compile("[\\p{L}\\p{M}\\p{N}]+|\\s+|[^\\p{L}\\p{M}\\p{N}\\s]", Pattern.UNICODE_CHARACTER_CLASS);

    private TextDiff() {}

    enum Kind {
        SAME,
        GONE,
        NEW
    }

    /// A stretch of one kind.
    record Run(Kind kind, String text) {}

    /// The runs of both texts: without the insertions they are the former text, without the deletions the new one.
    static List<Run> between(String before, String after) {
        if (before.equals(after)) {
            return before.isEmpty() ? List.of() : List.of(new Run(Kind.SAME, before));
        }
        List<String> was = words(before);
        List<String> is = words(after);
        if (was.size() > MOST_WORDS || is.size() > MOST_WORDS) {
            return whole(before, after);
        }
        List<Run> runs = new Script(was).read(changes(was, is));
        int same = runs.stream()
                .filter(run -> run.kind() == Kind.SAME)
                .mapToInt(run -> run.text().strip().length())
                .sum();
        return same < ALIKE * Math.max(before.length(), after.length()) ? whole(before, after) : runs;
    }

    /// Items removed from the former list at `position`, and those that replaced them.
    record Change(int position, List<String> gone, List<String> come) {
        int end() {
            return position + gone.size();
        }

        private Change and(Change next) {
            return new Change(position, joined(gone, next.gone), joined(come, next.come));
        }

        private static List<String> joined(List<String> first, List<String> second) {
            return Stream.concat(first.stream(), second.stream()).toList();
        }
    }

    /// The changes from one list to another, in order; any two are separated by something unchanged.
    static List<Change> changes(List<String> before, List<String> after) {
        var changes = new ArrayList<Change>();
        for (AbstractDelta<String> delta :
                DiffUtils.diff(before, after, new MyersDiffWithLinearSpace<>()).getDeltas()) {
            var change = new Change(
                    delta.getSource().getPosition(),
                    List.copyOf(delta.getSource().getLines()),
                    List.copyOf(delta.getTarget().getLines()));
            boolean follows = !changes.isEmpty() && changes.getLast().end() == change.position();
            changes.add(follows ? changes.removeLast().and(change) : change);
        }
        return changes;
    }

    private static List<String> words(String text) {
        return WORD.matcher(text).results().map(MatchResult::group).toList();
    }

    private static List<Run> whole(String before, String after) {
        var runs = new ArrayList<Run>();
        add(runs, Kind.GONE, before);
        add(runs, Kind.NEW, after);
        return runs;
    }

    private static void add(List<Run> runs, Kind kind, String text) {
        if (!text.isEmpty()) {
            runs.add(new Run(kind, text));
        }
    }

    /// Joins runs; two changes separated only by blanks become one.
    private static final class Script {
        private final List<String> was;
        private final List<Run> runs = new ArrayList<>();
        private final StringBuilder gone = new StringBuilder();
        private final StringBuilder come = new StringBuilder();

        Script(List<String> was) {
            this.was = was;
        }

        List<Run> read(List<Change> changes) {
            int at = 0;
            for (Change change : changes) {
                same(String.join("", was.subList(at, change.position())));
                gone.append(String.join("", change.gone()));
                come.append(String.join("", change.come()));
                at = change.end();
            }
            String rest = String.join("", was.subList(at, was.size()));
            flush();
            add(runs, Kind.SAME, rest);
            return runs;
        }

        private void same(String text) {
            boolean within = gone.length() + come.length() > 0;
            if (within && text.isBlank()) {
                gone.append(text);
                come.append(text);
            } else {
                flush();
                add(runs, Kind.SAME, text);
            }
        }

        private void flush() {
            add(runs, Kind.GONE, gone.toString());
            add(runs, Kind.NEW, come.toString());
            gone.setLength(0);
            come.setLength(0);
        }
    }
}
