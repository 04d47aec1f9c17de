package register.bench;

import java.nio.file.Path;
import java.util.List;

/// A way to start the JVM.
public sealed interface Mode {

    /// Like Lambda without SnapStart: C1 only.
    record Quick() implements Mode {}

    /// Like Lambda with SnapStart: both compilers, and the function primed before its first request (AWS Lambda
    /// developer guide, "Improving startup performance with Lambda SnapStart").
    record Primed() implements Mode {}

    /// Like `Quick`, and records the input of an AOT cache (JEP 514) when it ends.
    record Training(Path cache) implements Mode {}

    /// Like `Quick`, from an AOT cache.
    record Cached(Path cache) implements Mode {}

    /// Like `Quick`, and logs each loaded class.
    record Counting(Path log) implements Mode {}

    /// Options of the JVM.
    default List<String> options() {
        return switch (this) {
            case Quick _ -> List.of("-XX:TieredStopAtLevel=1");
            case Primed _ -> List.of("-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac");
            case Training(Path cache) -> List.of("-XX:TieredStopAtLevel=1", "-XX:AOTCacheOutput=" + cache);
            case Cached(Path cache) -> List.of("-XX:TieredStopAtLevel=1", "-XX:AOTMode=on", "-XX:AOTCache=" + cache);
            case Counting(Path log) -> List.of("-XX:TieredStopAtLevel=1", "-Xlog:class+load:file=" + log);
        };
    }

    /// True if the function's jars are on the class path, as an AOT cache requires. Otherwise the runtime loads them
    /// from the task's folder, as on Lambda.
    default boolean onClassPath() {
        return this instanceof Training || this instanceof Cached;
    }
}
