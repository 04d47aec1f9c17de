package register.aws.files;

import com.amazonaws.services.lambda.runtime.Context;
import org.jspecify.annotations.Nullable;
import register.assembly.Register;
import register.aws.AwsConnection;
import register.aws.client.Edge;
import register.aws.s3.AwsPorts;
import register.read.endpoint.ServedSite;
import register.settings.Variables;

/// What readers get from the edge: files, and what it caches of the functions' answers.
///
/// @param kept the files; null if there are none
public record EdgeFiles(Edge edge, @Nullable KeptFiles kept) {

    /// Reads `REGISTER_EDGE` and `REGISTER_FILES_BUCKET`, which are missing if there is no edge, and what the read
    /// function reads.
    public static EdgeFiles of(Variables variables, Register register, AwsPorts ports) {
        String bucket = variables.optional("REGISTER_FILES_BUCKET");
        ServedSite site = ServedSite.atEdge(variables, variables.optional("REGISTER_FORMS") != null);
        return new EdgeFiles(
                Edge.of(AwsConnection.of(variables), variables.optional("REGISTER_EDGE")),
                bucket == null ? null : new KeptFiles(register, site, ports.objects(), bucket));
    }

    /// Has the edge forget what it caches.
    public void forget() {
        edge.forget();
    }

    /// Writes the files that changed, if a day has begun for a policy.
    ///
    /// @param context of the invocation; null outside Lambda
    /// @return the number of files that were put or removed
    public int writeNewDay(@Nullable Context context) {
        return kept == null ? 0 : kept.writeNewDay(context);
    }

    /// Writes the files that changed.
    ///
    /// @param context of the invocation; null outside Lambda
    /// @return the number of files that were put or removed
    public int write(@Nullable Context context) {
        return kept == null ? 0 : kept.write(context);
    }
}
