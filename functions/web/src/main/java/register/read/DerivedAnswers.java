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

/// What the read function answers of entries that somebody has from elsewhere: who recomputed a log compares it with
/// what a server shows.
public final class DerivedAnswers {
    private static final int OK = 200;

    private final Dispatcher dispatcher;

    /// @param trial as far as its log tells
    /// @param url where everybody reaches the register, without a slash at its end; null where it has none
    public DerivedAnswers(Chain chain, PersonFields persons, Trial trial, @Nullable String url, Clock clock) {
        this.dispatcher = new Dispatcher(
                Routes.ofEntries(), chain, null, persons, null, new ServedSite(null, false, url).with(trial), clock);
    }

    /// The answer at an address, as JSON.
    ///
    /// @param query without the `?`; empty where there is none
    /// @return empty where it is refused
    /// @throws register.policy.form.MalformedPolicyException when a content does not fit the model of this release
    public Optional<Json> json(String path, String query) {
        Answer answer = dispatcher.answer(new Request("GET", path, query, Map.of()));
        return answer.status() == OK ? Optional.of(JsonText.parse(answer.body().text())) : Optional.empty();
    }
}
