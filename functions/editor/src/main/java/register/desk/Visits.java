package register.desk;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import register.editor.http.EditorReply;
import register.editor.http.EditorRequest;
import register.editor.http.Loopback;

/// The desk of several keepers: each has own forms and results, and acts in the own name.
///
/// @param begun by the keeper's name
/// @param begin for a keeper of this name
record Visits(Map<String, DeskPages> begun, Function<String, DeskPages> begin) implements Loopback.Answering {
    Visits(Function<String, DeskPages> begin) {
        this(new ConcurrentHashMap<>(), begin);
    }

    @Override
    public EditorReply answer(EditorRequest asked) throws IOException {
        String person = asked.person();
        return person == null
                ? EditorReply.text(403, "refused: nobody has signed in")
                : begun.computeIfAbsent(person, begin).answer(asked);
    }
}
