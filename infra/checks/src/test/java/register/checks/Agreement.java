package register.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import register.commands.CommandHere;
import register.json.Json;
import register.pdf.Pdfs;
import register.value.Language;

/// Requires every surface of a register to match its entries.
final class Agreement {
    private final RegisterHere register;
    private final String policy;
    private final List<Stated> all;
    private final List<String> wrong = new ArrayList<>();

    private Agreement(RegisterHere register, String policy, List<Stated> all) {
        this.register = register;
        this.policy = policy;
        this.all = all;
    }

    /// @return the contradictions, one per line; empty if all agree
    static List<String> of(RegisterHere register, String policy, List<Stated> all) throws Exception {
        var agreement = new Agreement(register, policy, all);
        register.log(policy).ifPresent(agreement.wrong::add);
        for (Stated stated : all) {
            agreement.proven(stated);
            for (Language language : stated.languages()) {
                agreement.shown(stated, language);
                agreement.sealed(stated, language);
            }
        }
        agreement.feeds();
        return agreement.wrong;
    }

    private void verdict(String what, CommandHere ran) {
        if (ran.exit() != 0) {
            wrong.add(what + ": " + ran.said().replace('\n', ' '));
        }
    }

    private void proven(Stated stated) throws Exception {
        String proof = register.text("/" + policy + "/" + stated.date() + "/proof?revision=" + stated.revision());
        says("proof page", stated, proof, stated.contentHash(), stated.entryHash());
    }

    /// The latest revision for a date is listed; every revision has a page.
    private void shown(Stated stated, Language language) throws Exception {
        String page = "/" + policy + "/" + stated.date() + "?lang=" + language + "&revision=" + stated.revision();
        compare(Surface.PAGE, stated, language, Surface.html(register.text(page)));
        if (!isLast(stated)) {
            return;
        }
        String list = "/v1/policies/" + policy + "/subprocessors";
        String asked = "?asOf=" + stated.date() + "&lang=" + language;
        String text = register.text(list + asked);
        Json.Obj json = RegisterHere.parsed(text);
        ImportedList.difference(text, stated, language).ifPresent(wrong::add);
        compare(Surface.LIST, stated, language, Surface.leaves(json));
        says("list", stated, Surface.leaves(json), stated.contentHash(), stated.entryHash());
        assertEquals(stated.revision(), Stated.number(json, "revision"));
        String csv = register.text(list + ".csv" + asked).replace("\"\"", "\"");
        // A row is an engagement; a subprocessor without one has no row.
        if (!SoundFile.items(stated.content(), "subprocessors").isEmpty()) {
            compare(Surface.CSV, stated, stated.ofList(), language, csv);
        }
        String annex = Surface.html(register.text(list + ".html" + asked));
        compare(Surface.ANNEX, stated, stated.ofList(), language, annex);
        compare(Surface.EMBEDDED, stated, language, Surface.html(register.text(list + ".fragment.html" + asked)));
        compared(stated, language);
    }

    /// With the version before it.
    private void compared(Stated stated, Language language) throws Exception {
        Optional<Stated> before = all.stream()
                .filter(other -> other.date().compareTo(stated.date()) < 0 && isLast(other))
                .max(Comparator.comparing(Stated::date));
        if (before.isPresent()) {
            String page = register.text("/v1/policies/" + policy + "/changes.html?from="
                    + before.get().date() + "&to=" + stated.date() + "&lang=" + language);
            compare(Surface.COMPARED, stated, stated.newSince(before.get()), language, Surface.html(page));
        }
    }

    private boolean isLast(Stated stated) {
        return !stated.status().equals("withdrawn")
                && all.stream()
                        .noneMatch(other -> other.date().equals(stated.date()) && other.revision() > stated.revision());
    }

    private void sealed(Stated stated, Language language) throws Exception {
        byte[] pdf = register.bytes("/v1/policies/" + policy + "/versions/" + stated.date() + "/snapshot.pdf?lang="
                + language + "&revision=" + stated.revision());
        String text = Surface.pdf(pdf);
        String name = stated.date() + "-" + stated.revision() + "-" + language;
        Path file = register.file(name + ".pdf", pdf);
        if (!Surface.PDF.missing(stated.shown(), text, language).isEmpty()) {
            text += Pdfs.body(pdf);
        }
        if (!Surface.PDF.missing(stated.shown(), text, language).isEmpty()) {
            text += Surface.spoken(file);
        }
        compare(Surface.PDF, stated, language, text);
        says("PDF", stated, text, stated.contentHash(), stated.entryHash());
        Path proof = register.file(name + ".proof", register.bytes("/log/" + policy + "/proofs/" + stated.sequence()));
        var words = new ArrayList<>(List.of("verify", file.toString(), "--proof", proof.toString(), "--json"));
        // One edition of each entry, in turn, because this takes longest.
        int turn = (int) (stated.sequence() % stated.languages().size());
        if (language.equals(stated.languages().get(turn))) {
            words.add("--rerender");
        }
        CommandHere verified = register.run(words.toArray(String[]::new));
        verdict("verify of " + stated + " " + language, verified);
        Json.Obj verdict = RegisterHere.parsed(verified.out());
        says(
                "verify",
                stated,
                Surface.leaves(verdict),
                "snapshot of " + policy + " " + stated.date() + " revision " + stated.revision() + ", edition "
                        + language + ", content " + stated.contentHash());
    }

    /// Each entry with its date and its page; a calendar only has the dates.
    private void feeds() throws Exception {
        Language language = all.getFirst().languages().getFirst();
        String atom = Surface.atom(register.text("/v1/policies/" + policy + "/feed.atom?lang=" + language));
        String json = register.text("/v1/policies/" + policy + "/feed.json?lang=" + language);
        String calendar = register.text("/v1/policies/" + policy + "/dates.ics?lang=" + language)
                .replace("\r\n ", "");
        for (Stated stated : all) {
            String page = "/" + policy + "/" + stated.date();
            List<Fact> dates = stated.facts().stream()
                    .filter(fact -> fact.member().equals("effectiveDate"))
                    .toList();
            for (String feed : List.of(atom, Surface.atom(json) + Surface.leaves(RegisterHere.parsed(json)))) {
                if (!Surface.PAGE.missing(dates, feed, language).isEmpty() || !feed.contains(page)) {
                    wrong.add("feed: not of " + stated);
                }
            }
            if (!calendar.contains("DTSTART;VALUE=DATE:" + stated.date().replace("-", ""))) {
                wrong.add("calendar: not of " + stated);
            }
        }
    }

    private void compare(Surface surface, Stated stated, Language language, String shown) {
        compare(surface, stated, stated.shown(), language, shown);
    }

    private void compare(Surface surface, Stated stated, List<Fact> facts, Language language, String shown) {
        for (Fact fact : surface.missing(facts, shown, language)) {
            wrong.add(surface + " of " + stated + " in " + language + " does not say " + fact);
        }
    }

    private void says(String what, Stated stated, String shown, String... words) {
        for (String word : words) {
            if (!Surface.plain(shown).contains(Surface.plain(word))) {
                wrong.add(what + " of " + stated + " does not say " + word);
            }
        }
    }
}
