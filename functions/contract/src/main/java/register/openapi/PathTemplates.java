package register.openapi;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import register.json.Json;

/// The templates of a document's paths. If several match an address, the one with the fewest variables applies, as in
/// OpenAPI. A variable is never empty, and never equals a fixed word in its place: in the first segment a word of any
/// template, in others of a template of the same length. One trailing slash is ignored. A last variable with the
/// extension `x-holds-slashes` takes the rest of the path.
final class PathTemplates {
    private static final String OPEN = "x-holds-slashes";

    private final List<List<String>> templates;
    private final Set<List<String>> open;

    PathTemplates(Json.Obj document) {
        if (!(document.get("paths") instanceof Json.Obj paths)) {
            throw new IllegalArgumentException("a document without paths");
        }
        templates = paths.members().keySet().stream()
                .map(PathTemplates::segments)
                .sorted(Comparator.comparingLong(PathTemplates::variables))
                .toList();
        open = paths.members().entrySet().stream()
                .filter(path -> isOpen(path.getValue()))
                .map(path -> segments(path.getKey()))
                .collect(Collectors.toSet());
    }

    private static boolean isOpen(Json path) {
        return path instanceof Json.Obj item
                && item.get("get") instanceof Json.Obj get
                && get.get("parameters") instanceof Json.Arr parameters
                && parameters.items().stream()
                        .anyMatch(parameter ->
                                parameter instanceof Json.Obj object && Json.Bool.TRUE.equals(object.get(OPEN)));
    }

    /// The template that matches a path; the path is still percent-encoded.
    Optional<String> find(String path) {
        List<String> segments;
        try {
            segments = segments(path).stream().map(PathTemplates::decoded).toList();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
        return templates.stream()
                .filter(template -> fits(template, segments))
                .findFirst()
                .map(template -> "/" + String.join("/", template));
    }

    private boolean fits(List<String> template, List<String> segments) {
        boolean rest = open.contains(template);
        if (rest ? template.size() > segments.size() : template.size() != segments.size()) {
            return false;
        }
        for (int i = 0; i < template.size() - (rest ? 1 : 0); i++) {
            String segment = segments.get(i);
            boolean fits = isVariable(template.get(i))
                    ? !segment.isEmpty() && !isWord(template.subList(0, i), segment, template.size())
                    : template.get(i).equals(segment);
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    /// True if a template continues with exactly this segment.
    private boolean isWord(List<String> start, String segment, int whole) {
        int size = start.size();
        return templates.stream()
                .anyMatch(template -> (size == 0 ? template.size() > size : template.size() == whole)
                        && template.subList(0, size).equals(start)
                        && !isVariable(template.get(size))
                        && template.get(size).equals(segment));
    }

    private static List<String> segments(String path) {
        List<String> segments = List.of(path.substring(1).split("/", -1));
        boolean slash = segments.getLast().isEmpty() && !segments.getFirst().isEmpty();
        return slash ? segments.subList(0, segments.size() - 1) : segments;
    }

    private static String decoded(String segment) {
        return URLDecoder.decode(segment.replace("+", "%2B"), UTF_8);
    }

    private static long variables(List<String> template) {
        return template.stream().filter(PathTemplates::isVariable).count();
    }

    private static boolean isVariable(String segment) {
        return segment.startsWith("{");
    }
}
