package register.desk.first;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The words of a page about each subprocessor, as one question of the import quotes them for all.
record PageWords(String quoted) {
    private static final Pattern CELL = Pattern.compile("(?<words>.*) \\((?<names>.*)\\)");

    boolean isEmpty() {
        return quoted.isEmpty();
    }

    /// The words about one by any of its names: `Birch Ltd: Tallinn / Alder Inc.: Oregon`, or `SCCs (Birch Ltd, Alder
    /// Inc.) / None (Cedar
    /// Ltd)`; empty if there are none.
    String of(List<String> names) {
        return Stream.of(quoted.split(" / ", -1))
                .flatMap(one -> names.stream().map(name -> in(one, name)))
                .filter(words -> !words.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static String in(String part, String name) {
        if (part.startsWith(name + ": ")) {
            return part.substring(name.length() + 2);
        }
        Matcher cell = CELL.matcher(part);
        return cell.matches() && (", " + cell.group("names") + ", ").contains(", " + name + ", ")
                ? cell.group("words")
                : "";
    }
}
