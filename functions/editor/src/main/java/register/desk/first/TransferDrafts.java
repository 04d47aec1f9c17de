package register.desk.first;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import register.editor.form.FieldPaths;
import register.editor.form.FormTree;
import register.json.Json;
import register.policy.Country;
import register.policyfile.FileProblem;
import register.policyfile.OpenQuestions;

/// Transfers that a draft does not state yet, as far as the rest of it says them: from the company's country to the
/// place of processing, on the basis that the page states.
final class TransferDrafts {
    private static final Pattern PLACE =
            Pattern.compile("(?<engagement>.*\\.engagements\\[[0-9]+])\\.locations\\[[0-9]+]\\.country");

    private static final String TRANSFERS = "transfers";
    private static final Set<String> WITHIN = Set.of("EU", "EEA", "EWR");

    private final Set<String> asked;
    private final String company;
    private final List<PageWords> words;
    private final ListedNames names;

    private TransferDrafts(Json.Obj content, List<FileProblem> findings) {
        this.company = content.object("company").text("country");
        this.names = ListedNames.of(content);
        this.words = content.texts("questions").stream()
                .map(OpenQuestions.Asked::of)
                .filter(one -> one.proposal().equals(TRANSFERS))
                .map(one -> new PageWords(one.words()))
                .toList();
        this.asked = findings.stream()
                .filter(finding -> finding.answeredAt().endsWith("." + TRANSFERS))
                .map(finding -> finding.problem().path())
                .filter(path -> PLACE.matcher(path).matches())
                .collect(Collectors.toSet());
    }

    /// The draft with an entry for each transfer that `check` misses or the page states. Without the page's words on
    /// transfers, if the entries say them all.
    static Json.Obj in(Json.Obj content, List<FileProblem> findings) {
        return new TransferDrafts(content, findings).drafted(content);
    }

    private Json.Obj drafted(Json.Obj content) {
        var drafted = new Json.Obj[] {content};
        var read = new boolean[] {!words.isEmpty() && Country.isCode(company)};
        names.each((path, engagement) -> {
            String told = told(path);
            List<Json> all = transfers(path, engagement, told);
            if (!all.isEmpty()) {
                drafted[0] = (Json.Obj) FieldPaths.with(drafted[0], path + "." + TRANSFERS, _ -> new Json.Arr(all));
            }
            read[0] &=
                    told.isEmpty() || engagement.objects("locations").stream().allMatch(place -> isRead(place, all));
        });
        return read[0] ? withoutWords(drafted[0]) : drafted[0];
    }

    private String told(String path) {
        return words.stream()
                .map(one -> one.of(names.all(path)))
                .filter(one -> !one.isEmpty())
                .findFirst()
                .orElse("");
    }

    private List<Json> transfers(String path, Json.Obj engagement, String told) {
        var all = new ArrayList<Json>();
        engagement.objects(TRANSFERS).forEach(one -> all.add(from(one)));
        List<Json.Obj> places = engagement.objects("locations");
        for (int i = 0; i < places.size(); i++) {
            String to = places.get(i).text("country");
            boolean stated =
                    all.stream().anyMatch(one -> ((Json.Obj) one).text("to").equals(to));
            if (stated || !Country.isCode(to) || to.equals(company)) {
                continue;
            }
            Optional<Json.Obj> basis =
                    Country.isCode(company) && !isWithin(places.get(i)) ? StatedBasis.of(told, to) : Optional.empty();
            if (basis.isPresent() || asked.contains(path + ".locations[" + i + "].country")) {
                all.add(from(Json.object()
                        .put("to", to)
                        .putAll(basis.map(Json.Obj::members).orElseGet(TreeMap::new))
                        .build()));
            }
        }
        return all;
    }

    private Json from(Json.Obj transfer) {
        return Country.isCode(company) && isOpen(transfer.get("from"))
                ? transfer.with("from", Json.of(company))
                : transfer;
    }

    private boolean isWithin(Json.Obj place) {
        String country = place.text("country");
        return WITHIN.contains(place.text("region"))
                || country.equals(company)
                || (Country.isCode(country) && new Country(country).isInEea());
    }

    /// True if the list says what the page says of a place.
    private boolean isRead(Json.Obj place, List<Json> transfers) {
        return isWithin(place)
                || transfers.stream()
                        .map(Json.Obj.class::cast)
                        .anyMatch(one -> one.text("to").equals(place.text("country")) && !isOpen(one.get("mechanism")));
    }

    private static Json.Obj withoutWords(Json.Obj content) {
        List<String> left = content.texts("questions").stream()
                .filter(text -> !OpenQuestions.Asked.of(text).proposal().equals(TRANSFERS))
                .toList();
        var members = new TreeMap<>(content.members());
        members.remove("questions");
        if (!left.isEmpty()) {
            members.put("questions", Json.strings(left));
        }
        return new Json.Obj(members);
    }

    static boolean isOpen(@Nullable Json value) {
        return value == null || FormTree.isQuestion(value);
    }

    /// Without the transfers whose basis nobody stated.
    static Json.Obj stated(Json.Obj content) {
        var all = new ArrayList<Json>();
        for (Json.Obj one : content.objects("subprocessors")) {
            all.add(one.with(
                    "engagements",
                    Json.array(
                            one.list("engagements"),
                            each -> each instanceof Json.Obj service ? stated(service, "transfers") : each)));
        }
        return content.with("subprocessors", new Json.Arr(all));
    }

    private static Json.Obj stated(Json.Obj service, String name) {
        List<Json> kept = service.list(name).stream()
                .filter(one -> !(one instanceof Json.Obj transfer) || transfer.get("mechanism") != null)
                .toList();
        var members = new TreeMap<>(service.members());
        members.remove(name);
        if (!kept.isEmpty()) {
            members.put(name, new Json.Arr(kept));
        }
        return new Json.Obj(members);
    }
}
