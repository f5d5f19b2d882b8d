package bellbird.portal.testing;

import bellbird.portal.text.MessageBundles;
import com.vaadin.flow.di.DefaultInstantiator;
import com.vaadin.flow.di.Instantiator;
import com.vaadin.flow.di.InstantiatorFactory;
import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.server.VaadinService;
import jakarta.inject.Inject;
import java.lang.reflect.Constructor;
import java.util.Arrays;
import java.util.List;

/** Gives pages the fakes of {@link Larkspur} where the container would give them the real ones. */
public final class Injector implements InstantiatorFactory {

    /** The operator of the test that runs now. */
    @SuppressWarnings("NonFinalStaticField") // one page test at a time
    public static Larkspur larkspur = new Larkspur();

    @Override
    public Instantiator createInstantitor(VaadinService service) {
        return new Constructing(service);
    }

    private static final class Constructing extends DefaultInstantiator {

        private static final long serialVersionUID = 1;

        Constructing(VaadinService service) {
            super(service);
        }

        @Override
        public <T> T getOrCreate(Class<T> type) {
            return type.cast(make(type));
        }

        @Override
        public I18NProvider getI18NProvider() {
            return new MessageBundles();
        }

        private static Object make(Class<?> type) {
            List<Object> beans = larkspur.beans();
            for (Object bean : beans) {
                if (type.isInstance(bean)) {
                    return bean;
                }
            }
            try {
                Constructor<?> constructor = constructor(type);
                constructor.setAccessible(true);
                return constructor.newInstance(
                        Arrays.stream(constructor.getParameterTypes())
                                .map(Constructing::make)
                                .toArray());
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("cannot make " + type, e);
            }
        }

        private static Constructor<?> constructor(Class<?> type) throws NoSuchMethodException {
            for (Constructor<?> candidate : type.getDeclaredConstructors()) {
                if (candidate.isAnnotationPresent(Inject.class)) {
                    return candidate;
                }
            }
            return type.getDeclaredConstructor();
        }
    }
}
