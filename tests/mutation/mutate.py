#!/usr/bin/env python3
"""mutate.py: breaks one source file in many small ways and sees whether the tests notice.

Each mutant is the file with one change (the table WAYS), compiled and linked with the objects that
are there, and run through the suites that cover the file until one fails. A mutant that the
compiler refuses is stillborn, one that compiles to the same bytes is equivalent; neither counts.
Called by `make mutation FILE=src/...`, which says how to compile and to link.
"""
import argparse
import os
import random
import re
import resource
import shlex
import subprocess
import sys
import time

# The suites that cover a file, the fastest first. To add one: a row. Others: SUITES='a b'.
SUITES = {
    'src/base/edtf.c': 'edtf',
    'src/base/edtf_reason.c': 'edtf',
    'src/base/edtf_spelling.c': 'edtf',
    'src/dossier/unify.c': 'identity',
    'src/measure/signed.c': 'signed measure',
    'src/view/time.c': 'view time',
}

TOKEN = re.compile(r'''
    (?P<skip>/\*.*?\*/|//[^\n]*|^[ \t]*\#(?:[^\n\\]|\\.)*)
  | (?P<text>"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')
  | (?P<number>\b(?:0[xX][0-9a-fA-F]+|\d+\.\d*(?:[eE][-+]?\d+)?|\d+)[uUlL]*)
  | (?P<word>[A-Za-z_]\w*)
  | (?P<mark><<=|>>=|->|\+\+|--|<<|>>|<=|>=|==|!=|&&|\|\||[-+*/%&|^]=|[-+*/%&|^!~<>=?:;,.(){}\[\]])
''', re.S | re.M | re.X)

# What a binary operator is swapped with: a neighbour, and its opposite.
WAYS = {
    '<': ['<=', '>='], '<=': ['<', '>'], '>': ['>=', '<='], '>=': ['>', '<'],
    '==': ['!='], '!=': ['=='], '&&': ['||'], '||': ['&&'],
    '+': ['-'], '-': ['+'], '*': ['/'], '/': ['*'], '%': ['*'],
    '+=': ['-='], '-=': ['+='], '*=': ['/='], '/=': ['*='], '++': ['--'], '--': ['++'],
    '&': ['|'], '|': ['&'], '<<': ['>>'], '>>': ['<<'], '|=': ['&='], '&=': ['|='],
}
OPERAND_ENDS = {'number', 'word', 'text'}
NO_OPERANDS = {'return', 'case', 'sizeof', 'else', 'const', 'struct', 'static'}


class Token:
    def __init__(self, match):
        self.kind, self.text = match.lastgroup, match.group()
        self.start, self.end = match.span()


def tokens_of(source):
    return [Token(match) for match in TOKEN.finditer(source) if match.lastgroup != 'skip']


def closing(tokens, at):
    """The index of what closes the bracket at `at`."""
    depth = 0
    for index in range(at, len(tokens)):
        depth += (tokens[index].text in '([{') - (tokens[index].text in ')]}')
        if depth == 0:
            return index
    raise ValueError('a bracket is not closed')


def after_operand(tokens, at):
    before = tokens[at - 1]
    return before.text in (')', ']') or \
        (before.kind in OPERAND_ENDS and before.text not in NO_OPERANDS)


class Mutants:
    """The mutants of a file: (start, end, new text, what was done)."""

    def __init__(self, source):
        self.source, self.tokens, self.found = source, tokens_of(source), []
        depth = 0
        for at, token in enumerate(self.tokens):
            if token.text == '{' and depth == 0 and self.tokens[at - 1].text == ')':
                self.in_function(at, closing(self.tokens, at))
            depth += (token.text == '{') - (token.text == '}')

    def add(self, start, end, new, what=None):
        old = ' '.join(self.source[start:end].split())
        self.found.append((start, end, new, what or f'{old} -> {new}'))

    def in_function(self, first, last):
        for at in range(first + 1, last):
            token = self.tokens[at]
            if token.kind == 'mark':
                self.mark(at, token)
            elif token.kind == 'number':
                self.number(token)
            elif token.text in ('true', 'false'):
                self.add(token.start, token.end, 'false' if token.text == 'true' else 'true')
            elif token.text in ('if', 'while'):
                self.condition(at)
            self.statement(at)

    def mark(self, at, token):
        binary = after_operand(self.tokens, at) or token.text in ('++', '--')
        if token.text == '!':
            self.add(token.start, token.end, '', '! dropped')
        elif token.text == '?':
            self.choice(at)
        elif binary:
            for new in WAYS.get(token.text, []):
                self.add(token.start, token.end, new)

    def choice(self, at):
        """a ? b : c becomes !(a) ? b : c."""
        start = at
        while self.tokens[start - 1].text not in (';', '{', '}', ',', '=', 'return', '(', ':', '?',
                                                  '+=', '|='):
            start -= 1
            if self.tokens[start].text in (')', ']'):
                depth = 1
                while depth:
                    start -= 1
                    depth += (self.tokens[start].text in ')]') - (self.tokens[start].text in '([')
        begin, end = self.tokens[start].start, self.tokens[at - 1].end
        self.add(begin, end, f'!({self.source[begin:end]})',
                 f'negated: {" ".join(self.source[begin:end].split())} ?')

    def number(self, token):
        digits = token.text.rstrip('uUlL')
        if digits.isdigit() and len(digits) < 9:
            for new in (int(digits) + 1, int(digits) - 1):
                self.add(token.start, token.end, f'({new}{token.text[len(digits):]})' if new >= 0
                         else f'({new})')

    def condition(self, at):
        end = closing(self.tokens, at + 1)
        inner = self.source[self.tokens[at + 1].end:self.tokens[end].start]
        self.add(self.tokens[at + 1].start, self.tokens[end].end, f'(!({inner}))',
                 f'negated: {" ".join(inner.split())}')

    def statement(self, at):
        """Drops a statement without a value, or returns another one."""
        before, token = self.tokens[at - 1].text, self.tokens[at]
        if before not in (';', '{', '}', ')', 'else') or token.kind != 'word':
            return
        end = at
        while self.tokens[end].text != ';':
            if self.tokens[end].text in '{}' or end == len(self.tokens) - 1:
                return
            end = closing(self.tokens, end) + 1 if self.tokens[end].text in '([' else end + 1
        start, stop = token.start, self.tokens[end].start
        if token.text == 'return':
            if end > at + 1:
                value = self.source[self.tokens[at + 1].start:stop]
                self.add(start, stop, f'return !({value})')
                self.add(start, stop, 'return 0')
        elif token.text in ('break', 'continue', 'goto') or self.acts(at, end):
            self.add(start, stop, '', f'dropped: {" ".join(self.source[start:stop].split())}')

    def acts(self, at, end):
        """Whether this is an assignment or a call, and no declaration."""
        following = self.tokens[at + 1].text
        return self.tokens[at].text not in ('if', 'while', 'for', 'do', 'else', 'case', 'switch') \
            and (following in ('(', '=', '.', '->', '[', '++', '--') or following in WAYS and
                 following.endswith('=')) and end > at + 1


def place(source, offset):
    line = source.count('\n', 0, offset) + 1
    return line, offset - source.rfind('\n', 0, offset)


class Bench:
    def __init__(self, options):
        self.options = options
        self.folder = os.path.join(options.build, 'mutation')
        os.makedirs(self.folder, exist_ok=True)
        self.source = os.path.join(self.folder, os.path.basename(options.file))
        self.object = os.path.join(self.folder, 'mutant.o')
        self.own = os.path.join(options.build, options.file[:-2] + '.o')
        self.environment = dict(
            os.environ, CK_FORK='no', CK_DEFAULT_TIMEOUT='0',
            ENTENTE=os.path.join(self.folder, 'entente'),
            LSAN_OPTIONS=f'suppressions={os.getcwd()}/tools/lsan.suppressions:'
                         'print_suppressions=0:hard_rss_limit_mb=4000')
        self.limit = 600.0 # seconds until a mutant that hangs is stopped
        self.seconds = 60 # and one that works on and on, in seconds of the processor
        self.programs = {}

    def compile(self, text):
        with open(self.source, 'w', encoding='utf-8') as file:
            file.write(text)
        if os.path.exists(self.object):
            os.remove(self.object)
        subprocess.run(shlex.split(self.options.compile) +
                       ['-w', '-g0', '-c', self.source, '-o', self.object],
                       stderr=subprocess.DEVNULL, check=False)
        if not os.path.exists(self.object):
            return None
        with open(self.object, 'rb') as file:
            return file.read()

    def gather(self):
        """Everything but the mutant in one object a program, which links in a moment."""
        wanted = {'check': self.options.check}
        if 'cli' in self.options.suites.split():
            wanted['entente'] = self.options.command
        for program, objects in wanted.items():
            rest = [part for part in shlex.split(objects) if part != self.own]
            self.programs[os.path.join(self.folder, program)] = whole = \
                os.path.join(self.folder, program + '-rest.o')
            subprocess.run([self.options.ld, '-r', '-S', *rest, '-o', whole], check=True)

    def link(self):
        for program, rest in self.programs.items():
            subprocess.run(shlex.split(self.options.link) + [rest, self.object] +
                           shlex.split(self.options.libs) + ['-o', program], check=True)

    def set_limits(self):
        """A mutant may run for ever, or write without end."""
        resource.setrlimit(resource.RLIMIT_CPU, (self.seconds, self.seconds + 1))
        resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 28, 1 << 28))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

    def survives(self):
        for suite in self.options.suites.split():
            try:
                with subprocess.Popen([os.path.join(self.folder, 'check'), suite],
                                      env=self.environment, stdout=subprocess.DEVNULL,
                                      stderr=subprocess.DEVNULL, start_new_session=True,
                                      preexec_fn=self.set_limits) as process:
                    try:
                        failed = process.wait(self.limit) != 0
                    except subprocess.TimeoutExpired:
                        failed = True
                        os.killpg(process.pid, 9)
            except OSError:
                failed = True
            if failed:
                return False
        return True


def spent_below():
    """Seconds of the processor that children have taken so far."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument('file')
    for name in ('build', 'compile', 'ld', 'link', 'check', 'command', 'libs'):
        parser.add_argument('--' + name, required=True)
    parser.add_argument('--suites', default='')
    parser.add_argument('--seed', type=int, default=1)
    parser.add_argument('--most', type=int, default=150)
    parser.add_argument('--floor', type=float, default=85)
    options = parser.parse_args()
    options.suites = options.suites or SUITES.get(options.file, '')
    if not options.suites:
        sys.exit(f"mutate: say which suites cover {options.file}: SUITES='a b'")
    return options


def main():
    options = arguments()
    bench = Bench(options)
    with open(options.file, encoding='utf-8') as file:
        source = file.read()
    whole = bench.compile(source)
    bench.gather()
    bench.link()
    began, spent = time.monotonic(), spent_below()
    if not bench.survives():
        sys.exit('mutate: the suites fail without a mutant')
    bench.limit = 10 + 10 * (time.monotonic() - began)
    bench.seconds = 2 + int(4 * (spent_below() - spent))
    mutants = Mutants(source).found
    print(f'{options.file}: {len(mutants)} mutants, suites {options.suites}', end='')
    if len(mutants) > options.most:
        mutants = sorted(random.Random(options.seed).sample(mutants, options.most))
        print(f'; {options.most} of them by seed {options.seed}', end='')
    print(flush=True)
    counts = dict.fromkeys(('killed', 'survived', 'stillborn', 'equivalent'), 0)
    for start, end, new, what in mutants:
        made = bench.compile(source[:start] + new + source[end:])
        if made is None:
            fate = 'stillborn'
        elif made == whole:
            fate = 'equivalent'
        else:
            bench.link()
            fate = 'survived' if bench.survives() else 'killed'
        counts[fate] += 1
        line, column = place(source, start)
        print(f'{options.file}:{line}:{column}: {fate}: {what}', flush=True)
    tried = counts['killed'] + counts['survived']
    share = 100 * counts['killed'] / tried if tried else 0
    print(', '.join(f'{count} {fate}' for fate, count in counts.items()))
    print(f'{options.file}: {share:.1f} % killed, the floor is {options.floor:g} %')
    sys.exit(share < options.floor)


main()
