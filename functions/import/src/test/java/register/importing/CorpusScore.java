package register.importing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import register.importing.CorpusPage.Truth;
import register.importing.DraftFacts.Named;

/// Counts of what was read from some pages.
///
/// @param right names in the drafts that match different subprocessors of the page
/// @param misses in words, one line each
record CorpusScore(
        int pages,
        int names,
        int drafted,
        int right,
        int places,
        int placesRead,
        int wrongUnasked,
        int purposes,
        int purposesRead,
        int dates,
        int providers,
        int providersRead,
        int questions,
        List<String> misses) {
    static final CorpusScore NONE = new CorpusScore(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, List.of());

    static CorpusScore of(CorpusPage page, DraftFacts draft) {
        var misses = new ArrayList<String>();
        var free = new ArrayList<Named>(draft.subprocessors());
        int right = 0;
        int places = 0;
        int placesRead = 0;
        int wrong = 0;
        int purposes = 0;
        int purposesRead = 0;
        for (Truth truth : page.subprocessors()) {
            places += truth.places().size();
            purposes += truth.purposes().size();
            Named read = free.stream()
                    .filter(one -> CorpusScore.named(one, truth.names()))
                    .findFirst()
                    .orElse(null);
            if (read == null) {
                misses.add("no " + truth.names());
                continue;
            }
            free.remove(read);
            right++;
            Set<String> found = new HashSet<>(truth.places());
            found.retainAll(read.places());
            placesRead += found.size();
            Set<String> more = new HashSet<>(read.places());
            more.removeAll(truth.places());
            more.removeAll(truth.alsoRight());
            wrong += read.asked() ? 0 : more.size();
            if (found.size() < truth.places().size() || !more.isEmpty()) {
                misses.add(truth.names() + ": places " + read.places() + (read.asked() ? " asked" : "") + ", right is "
                        + truth.places());
            }
            Set<String> texts = read.texts().stream().map(CorpusScore::bare).collect(Collectors.toSet());
            for (String purpose : truth.purposes()) {
                boolean known = texts.contains(bare(purpose));
                purposesRead += known ? 1 : 0;
                if (!known) {
                    misses.add(truth.names() + ": purpose " + texts + ", right is " + purpose);
                }
            }
        }
        List<Named> optional =
                free.stream().filter(one -> named(one, page.optional())).toList();
        free.removeAll(optional);
        free.forEach(one -> misses.add("made up: " + one.names()));
        boolean unlisted = page.subprocessors().isEmpty() && draft.yaml().isEmpty();
        boolean date = unlisted || dateIsRight(page.date(), draft);
        if (!date) {
            misses.add("date: " + draft.date() + ", right is " + page.date());
        }
        boolean provider = draft.providers().stream()
                .anyMatch(one -> one.equals(page.provider()) || (one.startsWith("?") && one.contains(page.provider())));
        boolean named = !page.provider().equals("none");
        if (named && !provider) {
            misses.add("provider: " + draft.providers() + ", right is " + page.provider());
        }
        return new CorpusScore(
                1,
                page.subprocessors().size(),
                draft.subprocessors().size() - optional.size(),
                right,
                places,
                placesRead,
                wrong,
                purposes,
                purposesRead,
                date ? 1 : 0,
                named ? 1 : 0,
                named && provider ? 1 : 0,
                draft.questions(),
                misses.stream().map(miss -> page.name() + ": " + miss).toList());
    }

    static boolean named(Named draft, List<String> names) {
        return names.stream()
                .map(CorpusScore::bare)
                .anyMatch(name -> draft.names().stream().map(CorpusScore::bare).anyMatch(name::equals));
    }

    /// Without trailing spaces and full stop: "Hosting" matches "Hosting." on the page.
    private static String bare(String text) {
        return text.strip().replaceAll("\\s+", " ").replaceFirst("[.;,]$", "");
    }

    /// A day must be the page's; if the page names none, none is invented, and the page's words are quoted.
    private static boolean dateIsRight(String truth, DraftFacts draft) {
        boolean day = truth.matches("\\d{4}-\\d{2}-\\d{2}");
        boolean drafted = draft.date().matches("\\d{4}-\\d{2}-\\d{2}");
        return day
                ? draft.date().equals(truth)
                : !drafted
                        && !draft.yaml().isEmpty()
                        && (truth.equals("none") || draft.yaml().contains(truth));
    }

    CorpusScore plus(CorpusScore other) {
        var all = new ArrayList<String>(misses);
        all.addAll(other.misses);
        return new CorpusScore(
                pages + other.pages,
                names + other.names,
                drafted + other.drafted,
                right + other.right,
                places + other.places,
                placesRead + other.placesRead,
                wrongUnasked + other.wrongUnasked,
                purposes + other.purposes,
                purposesRead + other.purposesRead,
                dates + other.dates,
                providers + other.providers,
                providersRead + other.providersRead,
                questions + other.questions,
                all);
    }

    double recall() {
        return share(right, names);
    }

    double precision() {
        return share(right, drafted);
    }

    double placesShare() {
        return share(placesRead, places);
    }

    double datesShare() {
        return share(dates, pages);
    }

    double questionsEach() {
        return names == 0 ? 0 : (double) questions / names;
    }

    private static double share(int part, int whole) {
        return whole == 0 ? 1 : (double) part / whole;
    }

    static String head() {
        return "| | pages | subprocessors | names: recall | precision | locations | wrong unasked | purposes | dates"
                + " | provider | questions each |\n|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|\n";
    }

    String row(String title) {
        return String.format(
                Locale.ROOT,
                "| %s | %d | %d | %.3f | %.3f | %.3f | %d | %.3f | %d of %d | %d of %d | %.2f |%n",
                title,
                pages,
                names,
                recall(),
                precision(),
                placesShare(),
                wrongUnasked,
                share(purposesRead, purposes),
                dates,
                pages,
                providersRead,
                providers,
                questionsEach());
    }
}
