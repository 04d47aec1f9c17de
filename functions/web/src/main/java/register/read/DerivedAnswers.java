package register.read;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import register.chain.Chain;
import register.document.Trial;
import register.json.Json;
import register.json.JsonText;
import register.person.PersonFields;
import register.read.endpoint.Dispatcher;
import register.read.endpoint.Routes;
import register.read.endpoint.ServedSite;
import register.read.http.Answer;
import register.read.http.Request;

/// The read function's answers about entries from another source: an auditor who recomputed a log compares
/// them with a server's.
public final class DerivedAnswers {
    private static final int OK = 200;

    private final Dispatcher dispatcher;

    /// @param trial as far as the log shows
    /// @param url the register's public address, without a trailing slash; null if it has none
    public DerivedAnswers(Chain chain, PersonFields persons, Trial trial, @Nullable String url, Clock clock) {
        this.dispatcher = new Dispatcher(
                Routes.ofEntries(), chain, null, persons, new ServedSite(null, false, url).with(trial), clock);
    }

    /// The JSON answer at an address.
    ///
    /// @param query without the `?`; may be empty
    /// @return empty if refused
    /// @throws register.policy.form.MalformedPolicyException if some content does not fit this release's model
    public Optional<Json> json(String path, String query) {
        Answer answer = dispatcher.answer(new Request("GET", path, query, Map.of()));
        return answer.status() == OK ? Optional.of(JsonText.parse(answer.body().text())) : Optional.empty();
    }
}
