"""Portuguese: verbs of speaking and trades, of Brazil and of Portugal."""

SAYING = """
disse diz dizia afirmou afirma explicou explica acrescentou acrescenta declarou declara contou conta ressaltou
ressalta destacou destaca completou completa comentou comenta escreveu escreve garantiu garante avaliou avalia
lembrou lembra alertou alerta concluiu conclui respondeu responde perguntou pergunta sublinhou sublinha referiu refere
adiantou adianta relatou relata reclamou reclama criticou critica ironizou ironiza rebateu rebate desabafou desabafa
lamentou lamenta admitiu admite reconheceu reconhece confessou confessa confirmou confirma informou informa anunciou
anuncia prometeu promete pediu pede cobrou cobra defendeu defende argumentou argumenta justificou justifica
esclareceu esclarece frisou frisa salientou salienta realçou realça reforçou reforça reiterou reitera observou observa
apontou aponta indicou indica revelou revela descreveu descreve resumiu resume brincou brinca gritou grita exclamou
exclama suspirou suspira sussurrou murmurou opinou opina considerou considera classificou classifica comemorou
comemora celebrou celebra elogiou elogia retrucou retruca replicou replica insistiu insiste continuou continua
prosseguiu prossegue acusou acusa denunciou denuncia recordou recorda questionou questiona atirou vincou
assegurou assegura manifestou ponderou pondera orientou orienta aconselhou aconselha postou publicou tuitou falou
falam chamou"""

# "Segundo Ana Souza", "de acordo com Ana Souza": behind them the speaker stands.
AFTER = "segundo acordo"

TRADES = """
prefeito prefeita vice-prefeito vice-prefeita vereador vereadora deputado deputada senador senadora governador
governadora secretário secretária ministro ministra presidente vice-presidente coordenador coordenadora diretor
diretora delegado delegada promotor promotora juiz juíza desembargador desembargadora advogado advogada procurador
procuradora tenente sargento coronel bombeiro policial médico médica enfermeiro enfermeira professor professora
reitor reitora pesquisador pesquisadora cientista biólogo bióloga meteorologista economista economista-chefe
historiador historiadora sociólogo socióloga psicólogo psicóloga engenheiro engenheira arquiteto arquiteta
agricultor agricultora pescador pescadora comerciante empresário empresária gerente fundador fundadora dono dona-de-casa
proprietário proprietária cozinheiro cozinheira padeiro padeira motorista caminhoneiro operário operária sindicalista
aposentado aposentada morador moradora vizinho vizinha testemunha estudante aluno aluna pai mãe filho filha irmão
irmã neto neta avô avó tio tia marido mulher esposa esposo escritor escritora poeta ator atriz cineasta cantor
cantora músico pintor pintora fotógrafo fotógrafa jornalista repórter editor editora curador curadora técnico
treinador treinadora atacante goleiro zagueiro meia jogador jogadora guarda-redes avançado selecionador atleta nadador
nadadora navegador navegadora analista especialista ativista bispo arcebispo padre pastora líder dirigente chefe
relator relatora porta-voz autarca bastonário provedor provedora capitão embaixador embaixadora chanceler
tesoureiro tesoureira síndico síndica"""
