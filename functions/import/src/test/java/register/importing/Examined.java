package register.importing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import register.importing.source.RefusedSourceException;

/// What the import made of pages of the examination.
///
/// @param sound drafts that are policies once their questions are answered; a page without a list has none to be
/// unsound
/// @param traps names listed although the page's answers call them traps
/// @param problems of the drafts that are not sound, one line each
record Examined(CorpusScore score, int sound, int traps, List<String> problems) {
    static final Examined NONE = new Examined(CorpusScore.NONE, 0, 0, List.of());

    static Examined of(CorpusPage page) throws IOException {
        String yaml;
        try {
            yaml = PageImport.read(page.name(), page.bytes(), Answers.NONE).yaml();
        } catch (RefusedSourceException e) {
            boolean right = page.subprocessors().isEmpty();
            return new Examined(CorpusScore.of(page, DraftFacts.NOTHING), right ? 1 : 0, 0, List.of());
        }
        DraftFacts draft = DraftFacts.of(yaml);
        long traps = draft.subprocessors().stream()
                .filter(one -> CorpusScore.named(one, page.traps()))
                .count();
        List<String> problems = AnsweredTest.problemsOnceAnswered(yaml).stream()
                .map(problem -> page.name() + ": not sound: " + problem.problem())
                .toList();
        return new Examined(CorpusScore.of(page, draft), problems.isEmpty() ? 1 : 0, (int) traps, problems);
    }

    Examined plus(Examined other) {
        var all = new ArrayList<String>(problems);
        all.addAll(other.problems);
        return new Examined(score.plus(other.score), sound + other.sound, traps + other.traps, all);
    }

    /// What was missed, in words, one line each.
    List<String> misses() {
        var all = new ArrayList<String>(score.misses());
        all.addAll(problems);
        return all.stream().sorted().toList();
    }

    double soundShare() {
        return score.pages() == 0 ? 1 : (double) sound / score.pages();
    }

    static String head() {
        List<String> lines = new ArrayList<>(CorpusScore.head().lines().toList());
        lines.set(0, lines.getFirst() + " sound once answered | traps |");
        lines.set(1, lines.get(1) + "--:|--:|");
        return String.join("\n", lines) + "\n";
    }

    String row(String title) {
        return score.row(title).strip() + String.format(Locale.ROOT, " %d of %d | %d |%n", sound, score.pages(), traps);
    }
}
