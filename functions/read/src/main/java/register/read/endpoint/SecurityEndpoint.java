package register.read.endpoint;

import java.time.ZoneOffset;
import register.read.http.Answer;
import register.read.http.Freshness;
import register.read.http.ProblemType;
import register.read.http.Refusal;

/// `GET /.well-known/security.txt` (RFC 9116).
record SecurityEndpoint(Site site) implements Route.Endpoint {
    static final String TYPE = "text/plain";

    @Override
    public Answer answer(Call call) {
        SecurityContact contact = site.security();
        if (contact == null) {
            throw Refusal.of(ProblemType.NO_SUCH_ADDRESS, "this register names no contact for reports of weaknesses");
        }
        return Answer.text(
                TYPE,
                contact.text(call.lookup().now()),
                Freshness.at(call.lookup().now(), ZoneOffset.UTC));
    }
}
