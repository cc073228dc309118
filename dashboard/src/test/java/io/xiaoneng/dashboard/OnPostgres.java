package io.xiaoneng.dashboard;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.test.context.ContextConfiguration;

/** The program keeps its own tables in a PostgreSQL in place of the file of H2. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(PostgresForTests.class)
@ContextConfiguration(initializers = PostgresForTests.class)
public @interface OnPostgres {}
