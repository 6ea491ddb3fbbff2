package dev.gatehouse.testing;

import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * A part of somebody else's, of which a test decides every answer. A question that the test did not foresee fails it.
 */
public final class Stub {

    private final Map<String, Function<Object[], Object>> answers = new HashMap<>();

    /** Answers each question for this name, whatever its arguments. */
    public Stub answering(String method, Function<Object[], Object> answer) {
        answers.put(method, answer);
        return this;
    }

    public <T> T as(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type }, (self, method, arguments) -> {
            var answer = answers.get(method.getName());
            if (answer == null) {
                throw new AssertionError("nobody foresaw " + method);
            }
            return answer.apply(arguments);
        }));
    }
}
