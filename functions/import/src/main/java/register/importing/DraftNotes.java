package register.importing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import register.json.Json;
import register.policyfile.OpenQuestions;
import register.value.Problem;

/// Collects open questions, comments for the draft, and omissions while a source is read.
final class DraftNotes {
    /// The maximum number of characters that a question quotes from the source: in a field, and in the list at the end.
    private static final int IN_FIELD = 160;

    private static final int AT_END = 8000;

    private final Map<String, Integer> lines = new HashMap<>();
    private final Map<String, Integer> whole = new LinkedHashMap<>();
    private final Map<String, Map<String, List<String>>> unplaced = new LinkedHashMap<>();
    private final Map<String, Integer> unplacedLines = new HashMap<>();
    private final Set<String> ofTransfers = new HashSet<>();
    private final List<LeftOut> leftOut = new ArrayList<>();
    private final Map<String, List<String>> comments = new HashMap<>();

    private static final String TRANSFERS = "State each transfer in the transfers of its engagement: from and to as"
            + " country codes, and the mechanism: adequacy (the Data Privacy Framework too), scc or bcr";

    /// An open question as a field's value: it begins with `?`.
    ///
    /// @param path of the field in the draft
    /// @param line in the source; 0 if it concerns the whole source
    /// @param proposal a possible answer; empty for none
    /// @param found the source's words; empty for none
    Json open(String path, int line, String proposal, String found, String ask, String... options) {
        lines.put(path, line);
        String quoted = found.equals(proposal) ? "" : found;
        return Json.of(
                new OpenQuestions.Asked(cut(proposal, IN_FIELD), ask, List.of(options), cut(quoted, IN_FIELD)).text());
    }

    /// Adds an open question that no field can hold to the list at the draft's end.
    void ask(String about, int line, String found, String ask, String... options) {
        String text = new OpenQuestions.Asked(about, ask, List.of(options), cut(found, AT_END)).text();
        whole.putIfAbsent(text, line);
    }

    /// Keeps a cell that fits no field of a policy, to quote it once with its whole column at the draft's end.
    ///
    /// @param head of the column; empty if it has none
    /// @param name of the subprocessor
    /// @param transfers true if the column states the basis of transfers
    void unplaced(String head, int line, String name, String words, boolean transfers) {
        if (transfers) {
            ofTransfers.add(head);
        }
        unplaced.computeIfAbsent(head, _ -> new LinkedHashMap<>())
                .computeIfAbsent(words, _ -> new ArrayList<>())
                .add(name);
        unplacedLines.putIfAbsent(head, line);
    }

    private void askUnplaced() {
        unplaced.forEach((head, cells) -> {
            String said = cells.entrySet().stream()
                    .map(one -> one.getKey() + " (" + String.join(", ", one.getValue()) + ")")
                    .collect(Collectors.joining(" / "));
            String column = head.isEmpty() ? "a column without a heading" : "the column \"" + head + "\"";
            ask(
                    ofTransfers.contains(head) ? "transfers" : "",
                    unplacedLines.getOrDefault(head, 0),
                    said,
                    column + " matches no field. "
                            + (ofTransfers.contains(head) ? TRANSFERS : "Which of it belongs in the file?"));
        });
        unplaced.clear();
    }

    private static String cut(String text, int most) {
        String line = Problem.line(text);
        int end = line.offsetByCodePoints(0, Math.min(most, line.codePointCount(0, line.length())));
        return end < line.length() ? line.substring(0, end) + "…" : line;
    }

    /// The open questions that no field can hold, in the order in which they arose.
    List<Json> questions() {
        askUnplaced();
        return whole.keySet().stream().<Json>map(Json::of).toList();
    }

    /// The source's line of an open question; 0 if it concerns the whole source.
    int line(String path, String text) {
        return Objects.requireNonNullElse(whole.get(text), lines.getOrDefault(path, 0));
    }

    void comment(String path, String text) {
        comments.computeIfAbsent(path, _ -> new ArrayList<>()).add(text);
    }

    /// Adds a comment that quotes the source.
    void quote(String path, String words) {
        comment(path, "the source: \"" + Problem.printable(words) + "\"");
    }

    void leaveOut(int line, String text, String why) {
        leftOut.add(new LeftOut(line, text, why));
    }

    List<LeftOut> leftOut() {
        return leftOut.stream().sorted(Comparator.comparingInt(LeftOut::line)).toList();
    }

    Map<String, List<String>> comments() {
        return comments;
    }
}
