package register.read.endpoint;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import register.brand.Brands;
import register.document.SealCertificates;
import register.page.LanguageControl;
import register.page.Layout;
import register.page.Look;
import register.read.http.Answer;
import register.read.http.Freshness;
import register.read.http.Refusal;
import register.read.lookup.Lookup;
import register.read.lookup.PolicyState;
import register.read.lookup.StatedEntry;
import register.read.page.IndexPage;
import register.read.proof.ProofPage;
import register.read.proof.ProofView;
import register.read.proof.RecordedEvidence;
import register.read.proof.VerifyPage;
import register.read.proof.WitnessedLog;
import register.value.Language;
import register.value.PolicyId;

/// The pages for checking the register: `GET /verify` for a file, and `GET /{policy}/{date}/proof` for a version.
final class VerifyEndpoint {
    private VerifyEndpoint() {}

    static Answer answer(RoutedRequest call) {
        Language chosen = call.words();
        Language language = language(call, chosen);
        Look look = call.look(Brands.ANY);
        return inLanguage(
                        PageEndpoints.html(
                                VerifyPage.render(language, chosen, look),
                                Freshness.at(call.lookup().now(), List.of())),
                        language,
                        chosen)
                .with("Content-Security-Policy", look.admitted(VerifyPage.CONTENT_SECURITY_POLICY));
    }

    static Answer proof(RoutedRequest call, WitnessedLog log, SealCertificates certificates) {
        LocalDate date = call.dateIfOne().orElseThrow(Refusal::noSuchAddress);
        Integer revision = call.parameters().number("revision", Integer.MAX_VALUE);
        Language words = call.words();
        Language chosen = call.parameters().language("lang");
        Language language = language(call, words);
        PolicyId policy = call.policy();
        PolicyState still = call.lookup().policy(policy);
        Lookup lookup = still.lookup();
        StatedEntry stated = PageEndpoints.stated(still, date, revision);
        var view = new ProofView(
                stated.header(),
                stated.version(),
                stated.version().nearest(chosen == null ? language : chosen),
                lookup.history().status(stated.header(), null),
                RecordedEvidence.of(lookup, stated, log, certificates),
                language,
                chosen,
                call.parameters().language(LanguageControl.UI),
                revision,
                call.look(policy.value()));
        return inLanguage(
                        PageEndpoints.html(
                                ProofPage.render(view),
                                Freshness.briefly(lookup.now(), stated.header().timeZone())),
                        language,
                        words)
                .with("Content-Security-Policy", view.look().admitted(Layout.CONTENT_SECURITY_POLICY));
    }

    private static Language language(RoutedRequest call, @Nullable Language chosen) {
        return chosen == null ? PageEndpoints.readersLanguage(call.request()) : chosen;
    }

    private static Answer inLanguage(Answer answer, Language language, @Nullable Language chosen) {
        return answer.with("Content-Language", IndexPage.language(language).tag())
                .with("Vary", chosen == null ? "Accept-Language" : null);
    }
}
