package register.desk.first;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import register.editor.form.Portion;
import register.json.Json;

/// The subprocessors of a draft by their places.
record ListedNames(List<Json.Obj> subprocessors) {
    private static final Pattern PLACE =
            Pattern.compile("subprocessors\\[([0-9]{1,6})](?:\\.engagements\\[([0-9]{1,6})])?.*");

    static ListedNames of(Json.Obj content) {
        return new ListedNames(content.objects("subprocessors"));
    }

    /// The name of what a place is about; empty outside the list.
    String at(String path) {
        Matcher place = PLACE.matcher(path);
        if (!place.matches()) {
            return "";
        }
        Json.Obj one = subprocessors.get(Integer.parseInt(place.group(1)));
        List<Json.Obj> services = one.objects("engagements");
        return place.group(2) == null || services.size() < 2
                ? name(one)
                : name(one) + " – " + service(services.get(Integer.parseInt(place.group(2))));
    }

    /// The names of the subprocessor at a place, by each of which the page may call it.
    List<String> all(String path) {
        Matcher place = PLACE.matcher(path);
        return place.matches()
                ? names(subprocessors.get(Integer.parseInt(place.group(1)))).toList()
                : List.of();
    }

    static String name(Json.Obj subprocessor) {
        return names(subprocessor).findFirst().orElse("");
    }

    private static Stream<String> names(Json.Obj subprocessor) {
        return Stream.of("displayName", "legalName")
                .map(subprocessor::get)
                .filter(Objects::nonNull)
                .map(FirstDraft::stated)
                .filter(name -> !name.isEmpty());
    }

    /// What it does, in a word or two.
    static String service(Json.Obj engagement) {
        return engagement.object("service").members().values().stream()
                .map(FirstDraft::stated)
                .findFirst()
                .orElse("");
    }

    /// Passes on each service and its place.
    void each(BiConsumer<String, Json.Obj> service) {
        for (int i = 0; i < subprocessors.size(); i++) {
            List<Json.Obj> services = new ArrayList<>(subprocessors.get(i).objects("engagements"));
            for (int j = 0; j < services.size(); j++) {
                service.accept(Portion.place(i) + ".engagements[" + j + "]", services.get(j));
            }
        }
    }
}
