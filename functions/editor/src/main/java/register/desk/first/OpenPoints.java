package register.desk.first;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import register.editor.form.FieldPaths;
import register.editor.form.FieldShape;
import register.editor.form.FormFields;
import register.editor.form.FormNode;
import register.editor.form.FormTree;
import register.editor.page.EditorWords;
import register.json.Json;
import register.policyfile.FileProblem;
import register.policyfile.OpenQuestions.Asked;
import register.policyfile.PersonQuestions;

/// Collects what a draft leaves open: one question for all places of a kind.
final class OpenPoints {
    /// The order of the kinds; others come in between.
    private static final List<String> FIRST = List.of(Question.COMPANY, Question.DATE, "policy.namesThatStay");

    private static final List<String> LAST =
            List.of(Question.CATEGORY, Question.PLACE, Question.TRANSFERS, Question.REST);

    /// The maximum number of places on a page, as each may offer all countries.
    private static final int MOST = 20;

    private final Json.Obj content;
    private final EditorWords said;
    private final FormFields fields;
    private final ListedNames names;
    private final Map<String, Map<String, Spot>> spots = new LinkedHashMap<>();
    private final Map<String, List<String>> listed = new LinkedHashMap<>();

    private OpenPoints(Json.Obj content, EditorWords said) {
        this.content = content;
        this.said = said;
        this.fields = new FormFields(FormTree.of(content));
        this.names = ListedNames.of(content);
    }

    /// @param content with drafted transfers
    /// @param findings of `check`
    /// @param now in the zone in which the company's days may begin
    static List<Question> of(Json.Obj content, List<FileProblem> findings, EditorWords said, ZonedDateTime now) {
        if (PageLanguage.isUnknown(content)) {
            return List.of(new Question(
                    Question.LANGUAGE,
                    List.of(),
                    content.texts("questions").stream()
                            .filter(text -> Asked.of(text).proposal().equals("editions"))
                            .toList()));
        }
        var points = new OpenPoints(content, said);
        if (content.get("company") == null) {
            CompanySpots.of(content, now.getZone()).forEach(spot -> points.add(Question.COMPANY, spot));
        }
        findings.stream()
                .filter(FileProblem::refuses)
                .forEach(finding -> points.found(finding.problem().path()));
        points.dated(now.toLocalDate());
        points.names.each(points::transfers);
        content.texts("questions").forEach(points::listed);
        return points.questions();
    }

    private void add(String kind, Spot spot) {
        spots.computeIfAbsent(kind, _ -> new LinkedHashMap<>()).merge(spot.path(), spot, Spot::and);
    }

    private void found(String path) {
        boolean provider = content.get("company") == null && path.matches("editions\\.[^.]+\\.provider");
        if (!path.startsWith("questions") && !path.contains(".transfers[") && !provider) {
            Json there = FieldPaths.at(content, path);
            String persons = there instanceof Json.Str(String text) ? persons(text) : "";
            fields.at(path)
                    .map(field -> spot(field, persons.isEmpty() ? words(field, there) : persons))
                    .ifPresent(spot -> add(kind(path), persons.isEmpty() ? spot : spot.ofPersons()));
        }
    }

    /// The names of persons in a text.
    private String persons(String text) {
        return text.startsWith("?")
                ? ""
                : PersonQuestions.inTexts(content).stream()
                        .filter(text::contains)
                        .collect(Collectors.joining(", "));
    }

    /// Proposes that a list whose page states no date is in force from today.
    private void dated(LocalDate today) {
        Map<String, Spot> date = spots.getOrDefault(Question.DATE, Map.of());
        Spot day = date.get("effectiveDate");
        if (day != null && day.proposed() == null && day.words().isEmpty()) {
            date.replaceAll((path, spot) -> new Spot(
                    path, "", spot.words(), Json.of(spot.equals(day) ? today.toString() : "effective"), false, false));
        }
    }

    private String kind(String path) {
        String word = fields.at(path).orElseThrow().member().word();
        return word.equals("policy.dateBasis") ? Question.DATE : word;
    }

    private Spot spot(FormNode.Field field, String words) {
        return new Spot(
                field.path(),
                names.at(field.path()),
                words,
                Proposals.of(content, field),
                !field.member().required(),
                false);
    }

    /// The page's words, or the answers among which it leaves the choice.
    private static String words(FormNode.Field field, @Nullable Json there) {
        if (there == null || !FormTree.isQuestion(there)) {
            return "";
        }
        Asked asked = Asked.of(((Json.Str) there).value());
        boolean chosen = field.member().shape() instanceof FieldShape.Choice
                || field.member().shape() instanceof FieldShape.YesNo;
        return asked.words().isEmpty() && !chosen ? String.join(" / ", asked.options()) : asked.words();
    }

    private void transfers(String path, Json.Obj engagement) {
        List<Json.Obj> all = engagement.objects("transfers");
        for (int i = 0; i < all.size(); i++) {
            String at = path + ".transfers[" + i + "].";
            String to = all.get(i).text("to");
            if (Stream.of("from", "to", "mechanism").map(all.get(i)::get).anyMatch(TransferDrafts::isOpen)) {
                String name = names.at(path) + " → " + said.countries().getOrDefault(to, to);
                for (String each : List.of("from", "to", "mechanism")) {
                    if (each.equals("mechanism")
                            || TransferDrafts.isOpen(all.get(i).get(each))) {
                        fields.at(at + each).ifPresent(field -> {
                            Spot spot = spot(field, words(field, FieldPaths.at(content, field.path())));
                            String label =
                                    each.equals("mechanism") ? name : name + " – " + said.label("transfer." + each);
                            add(
                                    Question.TRANSFERS,
                                    new Spot(spot.path(), label, spot.words(), spot.proposed(), true, false));
                        });
                    }
                }
            }
        }
    }

    /// Gives an item of the draft's list of questions to the fields that it is about.
    private void listed(String text) {
        Asked asked = Asked.of(text);
        String kind = switch (asked.proposal()) {
            case "category" -> services(Question.CATEGORY, "category", new PageWords(""));
            case "appliesWhen" -> services("feature.name", "appliesWhen.feature.name", new PageWords(""));
            case "locations" -> services(Question.PLACE, "locations", new PageWords(asked.words()));
            case "transfers" -> told(new PageWords(asked.words()));
            default -> Question.REST;
        };
        listed.computeIfAbsent(kind, _ -> new ArrayList<>()).add(text);
    }

    /// Asks for a field of each service, or of those that the page's words are about.
    ///
    /// @param words of the page; empty for all services, each with its own
    private String services(String kind, String name, PageWords words) {
        names.each((path, engagement) -> {
            String told = words.isEmpty() ? ListedNames.service(engagement) : words.of(names.all(path));
            Json there = FieldPaths.at(engagement, name);
            if (there != null && !told.isEmpty()) {
                List<String> places = switch (there) {
                    case Json.Arr(var items) ->
                        Stream.iterate(0, i -> i + 1)
                                .limit(items.size())
                                .map(i -> name + "[" + i + "].country")
                                .toList();
                    case Json.Obj texts ->
                        texts.members().keySet().stream()
                                .map(tag -> name + "." + tag)
                                .toList();
                    default -> List.of(name);
                };
                places.forEach(place -> fields.at(path + "." + place)
                        .ifPresent(field -> add(kind, spot(field, told).required())));
            }
        });
        return kind;
    }

    /// Puts the page's words beside the transfers.
    private String told(PageWords words) {
        Map<String, Spot> asked = spots.getOrDefault(Question.TRANSFERS, Map.of());
        asked.replaceAll((path, spot) -> path.endsWith(".mechanism")
                ? spot.and(new Spot(path, "", words.of(names.all(path)), null, true, false))
                : spot);
        return asked.isEmpty() ? Question.REST : Question.TRANSFERS;
    }

    private List<Question> questions() {
        var all = new ArrayList<Question>();
        spots.forEach((kind, places) -> {
            List<Spot> left = List.copyOf(places.values());
            int pages = (left.size() + MOST - 1) / MOST;
            for (int i = 0; i < pages; i++) {
                List<Spot> some = left.subList(i * MOST, Math.min(left.size(), (i + 1) * MOST));
                // The last page settles the items of the list.
                all.add(new Question(kind, some, i == pages - 1 ? listed.getOrDefault(kind, List.of()) : List.of()));
            }
        });
        List<String> rest = listed.entrySet().stream()
                .filter(one -> !spots.containsKey(one.getKey()))
                .flatMap(one -> one.getValue().stream())
                .toList();
        if (!rest.isEmpty()) {
            all.add(new Question(Question.REST, List.of(), rest));
        }
        return all.stream().sorted(Comparator.comparingInt(OpenPoints::rank)).toList();
    }

    private static int rank(Question question) {
        int first = FIRST.indexOf(question.kind());
        return first >= 0 ? first - FIRST.size() : LAST.indexOf(question.kind()) + 1;
    }
}
