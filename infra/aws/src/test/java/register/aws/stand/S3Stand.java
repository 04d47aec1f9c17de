package register.aws.stand;

import com.adobe.testing.s3mock.S3MockApplication;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.catalina.connector.Connector;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import register.settings.Variables;

/// S3Mock 5.2.0 in this process, on the loopback: conditional puts, versions and checksums as in S3. It accepts any
/// signature; use `S3ProxyStand` for links.
public final class S3Stand {
    static final String NAME = "S3Mock 5.2.0";

    private static final S3Stand ONE = new S3Stand();

    private final String endpoint;

    private S3Stand() {
        // This module configures logging itself.
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
        var context = new SpringApplicationBuilder(S3MockApplication.class, OnLoopback.class)
                .properties(Map.of(
                        "server.port", "0",
                        "server.address", "127.0.0.1",
                        "server.ssl.enabled", "false",
                        "http.port", "0",
                        "spring.main.banner-mode", "off"))
                .run();
        this.endpoint = "http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port");
    }

    /// One for all tests of this process: it takes seconds to start.
    public static S3Stand shared() {
        return ONE;
    }

    /// The variables for a function.
    public Map<String, String> variables() {
        return Map.of(
                "AWS_ENDPOINT_URL_S3", endpoint,
                "AWS_REGION", "eu-central-1",
                "AWS_ACCESS_KEY_ID", "test",
                "AWS_SECRET_ACCESS_KEY", "test");
    }

    public Shelves shelves() {
        return Shelves.in(Variables.of(variables()), true);
    }

    /// The mock sends no ID of the request. It checks and then writes, so of two simultaneous conditional puts both may
    /// win in a bucket with
    /// versions. This serializes them.
    private static final class Turns implements Filter {
        private final ReentrantLock turn = new ReentrantLock();

        @Override
        public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            if (response instanceof HttpServletResponse http) {
                http.setHeader("x-amz-request-id", "0-1-2");
            }
            boolean conditional = request instanceof HttpServletRequest http
                    && (http.getHeader("If-None-Match") != null || http.getHeader("If-Match") != null);
            if (conditional) {
                turn.lock();
            }
            try {
                chain.doFilter(request, response);
            } finally {
                if (conditional) {
                    turn.unlock();
                }
            }
        }
    }

    /// The mock opens a second port, which would listen on every address of the machine.
    static class OnLoopback {
        @Bean
        static Filter turns() {
            return new Turns();
        }

        @Bean
        static BeanPostProcessor loopback() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessBeforeInitialization(Object bean, @Nullable String name) {
                    if (bean instanceof Connector connector) {
                        connector.setProperty("address", "127.0.0.1");
                    }
                    return bean;
                }
            };
        }
    }
}
