package register.importing.source;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Words with the source's markup: links, bold type, line breaks.
public final class MarkedText {
    static final Run BREAK = new Run("\n", Mark.PLAIN, null);

    /// The markup of a part of a text.
    public enum Mark {
        PLAIN,
        /// A separate element without further meaning.
        SPAN,
        STRONG,
        LINK,
        /// A badge, or a reference to a note.
        NOTE,
        /// What separates the items of an array.
        BETWEEN
    }

    /// @param link the target, as the source writes it
    public record Run(String words, Mark mark, @Nullable String link) {
        boolean isBreak() {
            return words.equals("\n");
        }
    }

    private final List<Run> runs;

    /// Cached, because cleaning a long text takes time.
    private @Nullable String plain;

    public MarkedText(List<Run> runs) {
        this.runs = List.copyOf(runs);
    }

    public List<Run> runs() {
        return runs;
    }

    public static MarkedText of(String words) {
        return words.isEmpty() ? new MarkedText(List.of()) : new MarkedText(List.of(new Run(words, Mark.PLAIN, null)));
    }

    /// The texts as lines.
    public static MarkedText lines(List<MarkedText> texts) {
        var runs = new ArrayList<Run>();
        for (MarkedText text : texts) {
            if (!runs.isEmpty() && !text.isEmpty()) {
                runs.add(BREAK);
            }
            runs.addAll(text.runs);
        }
        return new MarkedText(runs);
    }

    /// The items of an array, which `each` tells apart even if they contain commas.
    public static MarkedText items(List<MarkedText> items) {
        boolean commas = items.stream().anyMatch(item -> item.plain().contains(","));
        var between = new Run(commas ? "; " : ", ", Mark.BETWEEN, null);
        var runs = new ArrayList<Run>();
        for (MarkedText item : items) {
            if (!runs.isEmpty()) {
                runs.add(between);
            }
            runs.addAll(item.runs);
        }
        return new MarkedText(runs);
    }

    /// The items of an array; the text itself if it is none.
    public List<MarkedText> each() {
        var items = new ArrayList<MarkedText>();
        var item = new ArrayList<Run>();
        for (Run run : runs) {
            if (run.mark == Mark.BETWEEN) {
                items.add(new MarkedText(item));
                item.clear();
            } else {
                item.add(run);
            }
        }
        items.add(new MarkedText(item));
        return items;
    }

    /// All words on one line.
    public String plain() {
        String known = plain;
        if (known == null) {
            known = Source.clean(raw());
            plain = known;
        }
        return known;
    }

    public boolean isEmpty() {
        return plain().isEmpty();
    }

    /// Its non-blank lines.
    public List<MarkedText> lines() {
        var lines = new ArrayList<MarkedText>();
        var line = new ArrayList<Run>();
        for (Run run : runs) {
            if (run.isBreak()) {
                lines.add(new MarkedText(line));
                line.clear();
            } else {
                line.add(run);
            }
        }
        lines.add(new MarkedText(line));
        return lines.stream().filter(one -> !one.isEmpty()).toList();
    }

    /// The text from that index on, counted in the raw words.
    public MarkedText from(int start) {
        return between(start, Integer.MAX_VALUE);
    }

    public MarkedText to(int end) {
        return between(0, end);
    }

    private MarkedText between(int start, int end) {
        var kept = new ArrayList<Run>();
        int at = 0;
        for (Run run : runs) {
            int first = Math.clamp((long) start - at, 0, run.words.length());
            int last = Math.clamp((long) end - at, 0, run.words.length());
            if (first < last) {
                kept.add(new Run(run.words.substring(first, last), run.mark, run.link));
            }
            at += run.words.length();
        }
        return new MarkedText(kept);
    }

    /// The text without separators at either end.
    public static MarkedText trimmed(MarkedText text) {
        String raw = text.raw();
        int end = raw.length();
        while (end > 0 && ",;|·•–— \n".indexOf(raw.charAt(end - 1)) >= 0) {
            end--;
        }
        int start = 0;
        while (start < end && ",;:|·•–—- \n".indexOf(raw.charAt(start)) >= 0) {
            start++;
        }
        return text.to(end).from(start);
    }

    /// The length of its raw words.
    public long length() {
        return runs.stream().mapToLong(run -> run.words.length()).sum();
    }

    /// Its words before cleaning.
    public String raw() {
        return runs.stream().map(Run::words).collect(Collectors.joining());
    }

    /// The text without the runs of that mark.
    public MarkedText without(Mark mark) {
        return new MarkedText(runs.stream().filter(run -> run.mark != mark).toList());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof MarkedText text && runs.equals(text.runs);
    }

    @Override
    public int hashCode() {
        return runs.hashCode();
    }

    @Override
    public String toString() {
        return plain();
    }
}
