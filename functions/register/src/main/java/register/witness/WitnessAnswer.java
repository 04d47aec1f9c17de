package register.witness;

/// A witness's answer.
///
/// @param status the HTTP status
/// @param contentType of the body
/// @param body lines, each with a line feed
public record WitnessAnswer(int status, String contentType, String body) {
    static final String SIZE = "text/x.tlog.size";

    private static final String TEXT = "text/plain; charset=utf-8";

    static WitnessAnswer of(int status, String body) {
        return new WitnessAnswer(status, TEXT, body + (body.endsWith("\n") ? "" : "\n"));
    }
}
