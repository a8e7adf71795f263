/** The few words that an import adds to a book, in the book's language. */
export interface Words {
  figure: string
  table: string
  example: string
  equation: string
  exercise: string
  section: string
  note: string
  proof: string
  hint: string
  solution: string
  seeAlso: string
  front: string
  back: string
  trueWord: string
  falseWord: string
  /** Before the text of a figure that is not there. */
  notInFile: string
  /** Before the name of something that opens elsewhere. */
  open: string
  keyPoints: string
  /** Sentences, with the learning objective in its place. */
  youCan: (objective: string) => string
  goal: (objectives: string) => string
}

const english: Words = {
  figure: 'Figure',
  table: 'Table',
  example: 'Example',
  equation: 'Equation',
  exercise: 'Exercise',
  section: 'section',
  note: 'note',
  proof: 'Proof',
  hint: 'Hint',
  solution: 'Solution',
  seeAlso: 'See also',
  front: 'Front matter',
  back: 'Appendices',
  trueWord: 'True',
  falseWord: 'False',
  notInFile: 'Not in the file',
  open: 'Open',
  keyPoints: 'Key points',
  youCan: (objective) => `You can now ${objective}.`,
  goal: (objectives) => `After this you can ${objectives}.`,
}

const chinese: Words = {
  figure: '图',
  table: '表',
  example: '例',
  equation: '公式',
  exercise: '练习',
  section: '本节',
  note: '说明',
  proof: '证明',
  hint: '提示',
  solution: '解答',
  seeAlso: '另见',
  front: '前言',
  back: '附录',
  trueWord: '对',
  falseWord: '错',
  notInFile: '文件中缺少',
  open: '打开',
  keyPoints: '要点',
  youCan: (objective) => `现在你能${objective}。`,
  goal: (objectives) => `学完本节，你能${objectives}。`,
}

const spanish: Words = {
  figure: 'Figura',
  table: 'Tabla',
  example: 'Ejemplo',
  equation: 'Ecuación',
  exercise: 'Ejercicio',
  section: 'sección',
  note: 'nota',
  proof: 'Demostración',
  hint: 'Pista',
  solution: 'Solución',
  seeAlso: 'Véase también',
  front: 'Páginas preliminares',
  back: 'Apéndices',
  trueWord: 'Verdadero',
  falseWord: 'Falso',
  notInFile: 'No está en el archivo',
  open: 'Abrir',
  keyPoints: 'Puntos clave',
  youCan: (objective) => `Ahora puede ${objective}.`,
  goal: (objectives) => `Después de esto podrá ${objectives}.`,
}

const polish: Words = {
  figure: 'Ilustracja',
  table: 'Tabela',
  example: 'Przykład',
  equation: 'Równanie',
  exercise: 'Ćwiczenie',
  section: 'podrozdział',
  note: 'uwaga',
  proof: 'Dowód',
  hint: 'Wskazówka',
  solution: 'Rozwiązanie',
  seeAlso: 'Zobacz też',
  front: 'Strony wstępne',
  back: 'Dodatki',
  trueWord: 'Prawda',
  falseWord: 'Fałsz',
  notInFile: 'Brak w pliku',
  open: 'Otwórz',
  keyPoints: 'Najważniejsze',
  youCan: (objective) => `Potrafisz teraz ${objective}.`,
  goal: (objectives) => `Po tej lekcji potrafisz ${objectives}.`,
}

/** @param language BCP 47, as the collection says it; English where there are no words */
export function wordsFor(language: string): Words {
  const known: Record<string, Words> = { en: english, zh: chinese, es: spanish, pl: polish }
  return known[language.toLowerCase().split('-')[0] ?? ''] ?? english
}
