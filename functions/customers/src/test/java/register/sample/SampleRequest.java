package register.sample;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import register.json.Json;
import register.request.ChangeAuthor;
import register.request.DpaRequest;
import register.request.DpaRequestJson;
import register.request.RequestState;
import register.value.Reference;
import register.value.Sha256;

/// Requests for tests.
public final class SampleRequest {
    private static final String RECEIVED_AT = "2026-03-01T12:00:00Z";

    private SampleRequest() {}

    /// A request that waits for a person, received on 1 March 2026.
    ///
    /// @param with sets other values
    public static DpaRequest of(Reference reference, Consumer<Json.Builder> with) {
        return read(
                Json.object()
                        .put("reference", reference.value())
                        .put("revision", 1)
                        .put("receivedAt", RECEIVED_AT)
                        .put("language", "en")
                        .put("mail", Sha256.of(new byte[] {1}).hex())
                        .put("ruling", "queue")
                        .put("reason", "no-intent")
                        .put("state", "queued")
                        .put("history", Json.array(List.of())),
                with);
    }

    /// A request to be acknowledged.
    public static DpaRequest received(Reference reference, Instant at, String reason) {
        return of(
                reference,
                in -> in.put("receivedAt", at.toString())
                        .put("ruling", "acknowledge")
                        .put("reason", reason)
                        .put("state", "received"));
    }

    /// The request with other values.
    ///
    /// @param with sets them; `Json.Null` removes a field
    public static DpaRequest changed(DpaRequest request, Consumer<Json.Builder> with) {
        return read(Json.object().putAll(DpaRequestJson.FORM.write(request).members()), with);
    }

    /// The beginning of its history.
    public static Json.Obj received(RequestState state, @Nullable String delivery) {
        return Json.object()
                .put("at", RECEIVED_AT)
                .put("actor", ChangeAuthor.REGISTER)
                .put("kind", "received")
                .put("state", state.term())
                .put("detail", delivery)
                .build();
    }

    private static DpaRequest read(Json.Builder form, Consumer<Json.Builder> with) {
        with.accept(form);
        return DpaRequestJson.FORM.read(form.build());
    }
}
