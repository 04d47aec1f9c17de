package register.bench;

import java.nio.file.Path;
import java.util.List;

/// How the Java machine is started.
public sealed interface Mode {

    /// As Lambda without SnapStart: the quick compiler only.
    record Quick() implements Mode {}

    /// As Lambda with SnapStart: both compilers, and the function primed before its first request (AWS Lambda
    /// developer guide, "Improving startup performance with Lambda SnapStart").
    record Primed() implements Mode {}

    /// As `Quick`, and records the input of an AOT cache (JEP 514) when it ends.
    record Training(Path cache) implements Mode {}

    /// As `Quick`, from an AOT cache.
    record Cached(Path cache) implements Mode {}

    /// As `Quick`, and logs each loaded class.
    record Counting(Path log) implements Mode {}

    /// Options of the Java machine.
    default List<String> options() {
        return switch (this) {
            case Quick _ -> List.of("-XX:TieredStopAtLevel=1");
            case Primed _ -> List.of("-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac");
            case Training(Path cache) -> List.of("-XX:TieredStopAtLevel=1", "-XX:AOTCacheOutput=" + cache);
            case Cached(Path cache) -> List.of("-XX:TieredStopAtLevel=1", "-XX:AOTMode=on", "-XX:AOTCache=" + cache);
            case Counting(Path log) -> List.of("-XX:TieredStopAtLevel=1", "-Xlog:class+load:file=" + log);
        };
    }

    /// Whether the function's jars are on the class path: an AOT cache knows no other classes. Otherwise the runtime
    /// loads them from the task's folder, as on Lambda.
    default boolean onClassPath() {
        return this instanceof Training || this instanceof Cached;
    }
}
