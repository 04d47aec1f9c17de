package register.editor.form;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import register.json.Json;
import register.policyfile.PlacePaths;

/// The effect of the form's buttons on the file's content: add, remove and move.
///
/// @param document afterwards
/// @param focus the place to continue at
public record Edits(Json.Obj document, String focus) {
    /// The button that fills a subprocessor's field: `fill:subprocessors[0].country=IE`.
    public static final String FILL = "fill:";

    private static final Pattern FILLED =
            Pattern.compile("(?<item>subprocessors\\[[0-9]{1,6}])\\.(?:legalName|country|website|subprocessorListUrl)");
    private static final Json.Obj EMPTY = new Json.Obj(new TreeMap<>());
    private static final String SECTIONS = "sections";

    /// Carries out a button's value, such as `add:subprocessors` or `up:subprocessors[3]`.
    ///
    /// @throws IllegalArgumentException if there is no such button
    public static Edits make(Json.Obj document, String button) {
        int colon = button.indexOf(':');
        String verb = colon < 0 ? button : button.substring(0, colon);
        String place = button.substring(colon + 1);
        return switch (verb) {
            case "add" -> add(document, place);
            case "remove" -> remove(document, place);
            case "fill" -> fill(document, place);
            case "up" -> move(document, place, -1);
            case "down" -> move(document, place, 1);
            case "add-language" -> addLanguage(document, place);
            case "remove-language" -> removeLanguage(document, place);
            case "add-section", "remove-section", "up-section", "down-section" ->
                inEveryEdition(document, verb, colon < 0 ? 0 : Integer.parseInt(place));
            default -> throw new IllegalArgumentException("no such button: " + button);
        };
    }

    private static Edits add(Json.Obj document, String list) {
        List<Json> items = items(document, list);
        Json item = list.equals("subprocessors")
                ? Json.object()
                        .put("engagements", Json.array(List.of(engagement())))
                        .build()
                : list.endsWith(".engagements") ? engagement() : EMPTY;
        return new Edits(changed(document, list, more -> more.add(item)), PlacePaths.item(list, items.size()));
    }

    private static Edits fill(Json.Obj document, String filled) {
        int equals = filled.indexOf('=');
        String place = filled.substring(0, Math.max(0, equals));
        Matcher field = FILLED.matcher(place);
        if (!field.matches() || !(FieldPaths.at(document, field.group("item")) instanceof Json.Obj)) {
            throw new IllegalArgumentException("no such field to fill: " + filled);
        }
        Json value = new Json.Str(filled.substring(equals + 1));
        return new Edits((Json.Obj) FieldPaths.with(document, place, _ -> value), place);
    }

    private static Json.Obj engagement() {
        return Json.object().put("locations", Json.array(List.of(EMPTY))).build();
    }

    /// Removes an item from its list, or a member such as `requests.dpaDocument`.
    private static Edits remove(Json.Obj document, String place) {
        if (!place.endsWith("]")) {
            return new Edits((Json.Obj) FieldPaths.with(document, place, _ -> Json.Null.NULL), PlacePaths.above(place));
        }
        int index = FieldPaths.index(place);
        String list = PlacePaths.above(place);
        int left = items(document, list).size() - 1;
        if (left == 0 && !list.equals("subprocessors")) {
            return new Edits((Json.Obj) FieldPaths.with(document, list, _ -> Json.Null.NULL), list);
        }
        Json.Obj changed = changed(document, list, items -> items.remove(index));
        return new Edits(changed, left == 0 ? list : PlacePaths.item(list, Math.min(index, left - 1)));
    }

    private static Edits move(Json.Obj document, String place, int by) {
        int index = FieldPaths.index(place);
        String list = PlacePaths.above(place);
        int to = Math.clamp(index + (long) by, 0, items(document, list).size() - 1);
        return new Edits(
                changed(document, list, items -> Collections.swap(items, index, to)), PlacePaths.item(list, to));
    }

    private static Edits addLanguage(Json.Obj document, String language) {
        Json.Obj edition = Json.object()
                .put(SECTIONS, Json.array(Collections.nCopies(sections(document), EMPTY)))
                .build();
        String place = "editions." + language;
        Json there = FieldPaths.at(document, place);
        return new Edits((Json.Obj) FieldPaths.with(document, place, _ -> there == null ? edition : there), place);
    }

    /// Removes the edition and every text in its language.
    private static Edits removeLanguage(Json.Obj document, String language) {
        return new Edits((Json.Obj) without(document, Shapes.ofPolicy(), language), "editions");
    }

    private static Json without(Json value, FieldShape shape, String language) {
        if (value instanceof Json.Arr(var items) && shape instanceof FieldShape.Items(FieldShape item)) {
            return Json.array(items, each -> without(each, item, language));
        }
        if (!(value instanceof Json.Obj(var given))) {
            return value;
        }
        var members = new TreeMap<>(given);
        switch (shape) {
            case FieldShape.Localized _, FieldShape.ByLanguage _ -> members.remove(language);
            case FieldShape.Fields fields ->
                fields.members()
                        .forEach(member -> members.computeIfPresent(
                                member.name(), (_, each) -> without(each, member.shape(), language)));
            default -> {}
        }
        return new Json.Obj(members);
    }

    /// Sections with the same number are the same section in each language.
    private static Edits inEveryEdition(Json.Obj document, String verb, int section) {
        Json.Obj changed = document;
        int most = sections(document);
        if (document.get("editions") instanceof Json.Obj(var editions)) {
            for (String language : editions.keySet()) {
                String list = "editions." + language + "." + SECTIONS;
                changed = changed(changed, list, items -> section(items, verb, section, most));
            }
        }
        int focus = switch (verb) {
            case "add-section" -> most;
            case "up-section" -> section - 1;
            case "down-section" -> section + 1;
            default -> Math.min(section, most - 2);
        };
        return new Edits(changed, focus < 0 ? "editions" : "section:" + focus);
    }

    private static void section(List<Json> items, String verb, int section, int most) {
        switch (verb) {
            case "add-section" -> {
                items.addAll(Collections.nCopies(most - items.size(), EMPTY));
                items.add(EMPTY);
            }
            case "remove-section" -> {
                if (section < items.size()) {
                    items.remove(section);
                }
            }
            default -> {
                int to = section + (verb.equals("up-section") ? -1 : 1);
                if (to >= 0 && Math.max(section, to) < items.size()) {
                    Collections.swap(items, section, to);
                }
            }
        }
    }

    private static int sections(Json.Obj document) {
        return document.get("editions") instanceof Json.Obj(var editions)
                ? editions.keySet().stream()
                        .mapToInt(language -> items(document, "editions." + language + "." + SECTIONS)
                                .size())
                        .max()
                        .orElse(0)
                : 0;
    }

    private static List<Json> items(Json document, String list) {
        return FieldPaths.at(document, list) instanceof Json.Arr(var items) ? items : List.of();
    }

    private static Json.Obj changed(Json.Obj document, String list, Consumer<List<Json>> change) {
        UnaryOperator<Json> changing = value -> {
            var items = new ArrayList<>(value instanceof Json.Arr(var given) ? given : List.<Json>of());
            change.accept(items);
            return new Json.Arr(items);
        };
        return (Json.Obj) FieldPaths.with(document, list, changing);
    }
}
