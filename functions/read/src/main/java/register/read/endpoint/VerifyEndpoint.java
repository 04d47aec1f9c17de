package register.read.endpoint;

import java.util.List;
import register.read.http.Answer;
import register.read.http.Freshness;
import register.read.page.IndexPage;
import register.read.page.VerifyPage;
import register.value.Language;

/// `GET /verify`: where a reader finds out whether a file is a document of this register.
final class VerifyEndpoint {
    private VerifyEndpoint() {}

    static Answer answer(Call call) {
        Language chosen = call.parameters().language("lang");
        Language language = chosen == null ? PageEndpoints.readersLanguage(call.request()) : chosen;
        return PageEndpoints.html(
                        VerifyPage.render(language, chosen),
                        Freshness.at(call.lookup().now(), List.of()))
                .with("Content-Security-Policy", VerifyPage.CONTENT_SECURITY_POLICY)
                .with("Content-Language", IndexPage.language(language).tag())
                .with("Vary", chosen == null ? "Accept-Language" : null);
    }
}
