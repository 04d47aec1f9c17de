package register.machine.http;

import java.util.Map;

/// Figures for the operator.
///
/// @param connections that are open
/// @param held bytes of incoming bodies and outgoing answers
/// @param answers since the start, by status
public record HttpFigures(int connections, long held, Map<Integer, Long> answers) {
    public HttpFigures {
        answers = Map.copyOf(answers);
    }
}
