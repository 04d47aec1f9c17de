package register.machine.http;

import java.nio.ByteBuffer;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.IteratingCallback;

/// Writes a body in parts, each after the client has taken the previous one.
final class BodyWriter extends IteratingCallback {
    /// The size of a part. The system copies it out of the heap while the client takes it.
    private static final int PART = 16 * 1024;

    private final Response response;
    private final ClientPace pace;
    private final ByteBuffer content;
    private final Callback end;
    private boolean isOpen;
    private boolean begun;
    private int length;

    /// @param isOpen true if the head is sent before it is known whether a body follows
    BodyWriter(Response response, ClientPace pace, ByteBuffer content, boolean isOpen, Callback end) {
        this.response = response;
        this.pace = pace;
        this.content = content;
        this.isOpen = isOpen;
        this.end = end;
    }

    @Override
    protected Action process() {
        pace.moved(length);
        if (isOpen) {
            isOpen = false;
            response.write(false, content, this);
            return Action.SCHEDULED;
        }
        if (begun && !content.hasRemaining()) {
            return Action.SUCCEEDED;
        }
        begun = true;
        length = Math.min(PART, content.remaining());
        ByteBuffer part = content.slice(content.position(), length);
        content.position(content.position() + length);
        response.write(!content.hasRemaining(), part, this);
        return Action.SCHEDULED;
    }

    @Override
    protected void onCompleteSuccess() {
        end.succeeded();
    }

    @Override
    protected void onCompleteFailure(Throwable cause) {
        end.failed(cause);
    }
}
