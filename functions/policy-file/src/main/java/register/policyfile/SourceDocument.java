package register.policyfile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import register.json.Json;
import register.value.Problem;

/// What a source says, and on which line.
///
/// @param lines by path; an entry that came in through an alias has the alias's line
/// @param problems what could be read past
record SourceDocument(Json value, Map<String, Integer> lines, List<Problem> problems) {
    SourceDocument {
        lines = Map.copyOf(lines);
        problems = List.copyOf(problems);
    }

    /// The line of a place, or of the nearest one around it that has one.
    int line(String path) {
        for (String place = path; ; place = Place.above(place)) {
            Integer line = lines.get(place);
            if (line != null || place.isEmpty()) {
                return line == null ? 0 : line;
            }
        }
    }

    /// Problems with their lines, in the file's order.
    List<FileProblem> locate(String file, List<Problem> found) {
        var located = new ArrayList<FileProblem>();
        found.forEach(problem -> located.add(new FileProblem(file, line(problem.path()), problem)));
        located.sort(Comparator.comparingInt(FileProblem::line)
                .thenComparing(one -> one.problem().path()));
        return List.copyOf(located);
    }
}
