package register.policyfile;

import java.util.List;
import java.util.Map;
import register.json.Json;
import register.value.Problem;

/// A source's content with its lines.
///
/// @param lines by path; an entry that came in through an alias has the alias's line
/// @param problems mistakes that did not stop the reading
record SourceDocument(Json value, Map<String, Integer> lines, List<Problem> problems) {
    SourceDocument {
        lines = Map.copyOf(lines);
        problems = List.copyOf(problems);
    }

    /// The line of a place, or of the nearest one around it that has one.
    int line(String path) {
        for (String place = path; ; place = PlacePaths.above(place)) {
            Integer line = lines.get(place);
            if (line != null || place.isEmpty()) {
                return line == null ? 0 : line;
            }
        }
    }

    /// Problems with their lines, in the file's order.
    List<FileProblem> locate(String file, List<Problem> found) {
        return locate(file, FileProblem.Kind.ERROR, found);
    }

    List<FileProblem> locate(String file, FileProblem.Kind kind, List<Problem> found) {
        return found.stream()
                .map(problem -> new FileProblem(file, line(problem.path()), kind, problem))
                .sorted(FileProblem.ORDER)
                .toList();
    }
}
