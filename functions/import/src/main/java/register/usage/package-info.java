/// What a product's source code shows of the vendors that it uses, compared with a list of subprocessors: packages in
/// manifests, hosts and environment variables. It reads files only, and proves nothing: each finding is a question.
@NullMarked
package register.usage;

import org.jspecify.annotations.NullMarked;
